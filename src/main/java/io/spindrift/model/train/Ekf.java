package io.spindrift.model.train;

import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import io.spindrift.model.scale.ErrorBound;
import io.spindrift.model.state.FieldVisitor;

/**
 * The extended Kalman filter, jointly over state and parameters, a = [s; θ] (Ergen and Kozat 2018, section III-B;
 * docs/maths.md):
 *
 * <pre>
 *     a_{t|t-1} = [φ(s_{t-1}, x_t, θ); θ];   P_{t|t-1} = F P F^T + Q
 *     S = H^T P H + R;   K = P H / S
 *     a ← a + K (d_t − d̂_t);   P ← P − K H^T P                                  (U)
 * </pre>
 *
 * <p>In F, only the rows of the state differ from the identity, and they consist of the inputs of the blocks (docs/maths.md).
 * So one pass over P of the parameters is enough for a step. It subtracts g gᵀ, g = P H / √S, of the step before, and
 * multiplies P with the inputs of all blocks. F, Hᵀ P H and P H need only these products. A step costs O(n²), with n the
 * number of parameters, while plain matrix products would cost O(n³).
 *
 * <p>Bounds: the innovation is bounded ({@link ErrorBound}). Variances of states are scaled back to
 * {@value #MAX_STATE_VARIANCE}, since states are bounded. Variances of parameters grow by Q only up to
 * {@value #MAX_PARAMETER_VARIANCE}.
 */
public final class Ekf implements Learner {
    static final double MAX_STATE_VARIANCE = 1;
    static final double MAX_PARAMETER_VARIANCE = 100;

    private final EkfSettings settings;
    private final Precision precision;
    private final Network network;
    private final Particles particle;
    private final Innovation innovation;
    private final JointCovariance covariance;
    private final Rows forecast;

    public Ekf(EkfSettings settings, int inputs, long series, Precision precision) {
        this.settings = settings;
        this.precision = precision;
        network = new Network(settings.network(), precision, inputs, 1);
        particle = new Particles(network, precision, 1);
        particle.draw(new Noise(series, settings.seed()), settings.initStddev());
        innovation = new Innovation(settings.noiseRatio());
        covariance =
                new JointCovariance(network, precision, settings.stateInitVariance(), settings.parameterInitVariance());
        forecast = Rows.zeros(precision, 1, 1);
    }

    @Override
    public void learn(double[] x, double label) {
        innovation.update(label);
        propagate(x);
        network.forecast(particle.beta, forecast);
        double variance = covariance.observe(settings.parameterProcessNoise()) + innovation.noise();
        double error = ErrorBound.apply(label - forecast.get(0, 0), variance);
        correct(error / variance);
        covariance.shrink(variance);
    }

    @Override
    public void skip(double[] x) {
        propagate(x);
    }

    @Override
    public RolloutState rollout() {
        return ParticleRollout.ofOne(particle, new Network(settings.network(), precision, network.inputs(), 1));
    }

    /** The state becomes as uncertain as at the start, and independent of the parameters. */
    @Override
    public void transfer(long labels) {
        particle.resetState();
        covariance.transfer(settings.stateInitVariance(), settings.parameterInitVariance(), PowerPrior.share(labels));
    }

    @Override
    public void visit(FieldVisitor fields) {
        innovation.visit(fields);
        particle.visit(fields);
        covariance.visit(fields);
    }

    private void propagate(double[] x) {
        particle.advance(x);
        particle.read(x);
        particle.linearize();
        covariance.propagate(particle.gates, settings.stateProcessNoise(), settings.parameterProcessNoise());
    }

    /** Corrects state and parameters: a ← a + P H factor. */
    private void correct(double factor) {
        Rows gain = covariance.parameterGain();
        for (int r = 0; r < network.stateRows(); r++) {
            double state = particle.state.get(r, 0) + factor * covariance.stateGain(r);
            particle.state.set(r, 0, Particles.boundedState(state));
        }
        int gates = network.gateParameters();
        particle.gates.move(0, gates, gain, 0, factor, Particles.PARAMETER_BOUND);
        particle.beta.move(0, network.linearParameters(), gain, gates, factor, Particles.PARAMETER_BOUND);
    }
}
