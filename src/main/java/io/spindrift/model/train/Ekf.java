package io.spindrift.model.train;

import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import io.spindrift.model.state.StateExchange;
import java.util.Arrays;

/**
 * The extended Kalman filter, jointly over state and parameters, a = [s; θ] (Ergen and Kozat 2018, section III-B;
 * docs/maths.md):
 *
 * <pre>
 *     a_{t|t-1} = [φ(s_{t-1}, x_t, θ); θ];   P_{t|t-1} = F P F^T + Q
 *     S = H^T P H + R;   K = P H / S
 *     a ← a + K (d_t − d̂_t);   P ← P − K H^T P
 * </pre>
 *
 * <p>Only the rows of the state in F are not those of the identity, and H is zero on the parameters of the cell; so a step
 * costs O(n²), n the number of parameters, where plain matrix products would cost O(n³). P stays symmetric to the bit: the
 * update subtracts g gᵀ with g = P H / √S.
 *
 * <p>Bounds: the innovation's ({@link Innovation}); variances of states are scaled back to {@value #STATE_VARIANCE_MOST},
 * since states are bounded; those of parameters grow by Q only up to {@value #PARAMETER_VARIANCE_MOST}.
 */
public final class Ekf implements Learner {
    static final double STATE_VARIANCE_MOST = 1;
    static final double PARAMETER_VARIANCE_MOST = 100;

    private final EkfSettings settings;
    private final Network network;
    private final Particles particle;
    private final Innovation innovation;
    private final Sensitivities derivative;
    private final int states;
    /** Rows and columns: the state, the gates, β. */
    private final double[][] covariance;

    private final double[][] top;
    private final double[][] corner;
    private final double[] observation;
    private final double[] gain;
    private final double[] forecast = new double[1];

    public Ekf(EkfSettings settings, int inputs, long series) {
        this.settings = settings;
        network = new Network(settings.network(), inputs, 1);
        particle = new Particles(network, 1);
        particle.draw(new Noise(series, settings.seed()), settings.startDeviation());
        innovation = new Innovation(settings.noiseShare());
        states = network.stateRows();
        int size = states + network.parameters();
        derivative = new Sensitivities(network.cell(), size);
        covariance = Rows.zeros(size, size);
        for (int i = 0; i < size; i++) {
            covariance[i][i] = i < states ? settings.stateVariance() : settings.parameterVariance();
        }
        top = Rows.zeros(states, size);
        corner = Rows.zeros(states, states);
        observation = new double[size];
        gain = new double[size];
    }

    @Override
    public void learn(double[] x, double label) {
        innovation.update(label);
        propagate(x);
        network.forecast(particle.beta, forecast);
        observe();
        double variance = multiply() + innovation.noise();
        double scale = 1 / Math.sqrt(variance);
        double bounded = Innovation.bounded(label - forecast[0], variance);
        correct(bounded / variance);
        for (int i = 0; i < gain.length; i++) {
            gain[i] *= scale;
        }
        for (int i = 0; i < gain.length; i++) {
            Rows.addScaled(gain, -gain[i], covariance[i]);
            covariance[i][i] = Math.max(covariance[i][i], GaussianBlock.VARIANCE_LEAST);
        }
    }

    @Override
    public void skip(double[] x) {
        propagate(x);
    }

    @Override
    public Outlook outlook() {
        return Ahead.ofOne(particle, new Network(settings.network(), network.inputs(), 1));
    }

    /** The state is as uncertain again as at the start, and tells nothing of the parameters. */
    @Override
    public void transfer(long labels) {
        particle.resetState();
        for (int r = 0; r < states; r++) {
            for (int j = 0; j < covariance.length; j++) {
                covariance[r][j] = 0;
                covariance[j][r] = 0;
            }
            covariance[r][r] = settings.stateVariance();
        }
        double[] variances = new double[covariance.length - states];
        Arrays.fill(variances, settings.parameterVariance());
        SymmetricRows.discount(covariance, states, variances, Transfer.share(labels));
    }

    /** Half of P is stored; the other half is its mirror image. */
    @Override
    public void exchange(StateExchange io) {
        innovation.exchange(io);
        particle.exchange(io);
        SymmetricRows.exchange(io, "ekf.covariance", covariance);
    }

    private void propagate(double[] x) {
        particle.advance(x);
        particle.read(x);
        particle.linearise();
        derivative.linearise(particle.gates);
        derivative.throughState(covariance, top);
        derivative.addThroughParameters(covariance, states, top);
        derivative.timesTransposed(top, corner);
        for (int r = 0; r < states; r++) {
            for (int s = 0; s <= r; s++) {
                double symmetric = 0.5 * (corner[r][s] + corner[s][r]);
                covariance[r][s] = symmetric;
                covariance[s][r] = symmetric;
            }
            covariance[r][r] += settings.stateDrift();
            for (int j = states; j < covariance.length; j++) {
                covariance[r][j] = top[r][j];
                covariance[j][r] = top[r][j];
            }
        }
        for (int r = 0; r < states; r++) {
            boundState(r);
        }
        for (int j = states; j < covariance.length; j++) {
            if (covariance[j][j] < PARAMETER_VARIANCE_MOST) {
                covariance[j][j] += settings.parameterDrift();
            }
        }
    }

    /** Scales row and column of a state, which keeps P positive, where its variance is beyond what a state can have. */
    private void boundState(int r) {
        if (covariance[r][r] > STATE_VARIANCE_MOST) {
            double scale = Math.sqrt(STATE_VARIANCE_MOST / covariance[r][r]);
            for (int j = 0; j < covariance.length; j++) {
                covariance[r][j] *= scale;
                covariance[j][r] *= scale;
            }
        }
    }

    /** H: ∂d̂_t/∂[s_t; θ], s_{t−1} held fixed. */
    private void observe() {
        for (int r = 0; r < states; r++) {
            observation[r] = network.slope(r)[0];
        }
        network.controlGradient(observation, states);
        for (int k = 0; k < network.linearParameters(); k++) {
            observation[states + network.gateParameters() + k] = network.feature(k)[0];
        }
    }

    /** gain = P H; returns Hᵀ P H, and a share of Σ H² P for rounding. */
    private double multiply() {
        Arrays.fill(gain, 0);
        for (int j = 0; j < observation.length; j++) {
            if (observation[j] != 0) {
                Rows.addScaled(covariance[j], observation[j], gain);
            }
        }
        double sum = 0;
        for (int j = 0; j < observation.length; j++) {
            sum += observation[j] * gain[j];
            sum += GaussianBlock.ROUNDING_SHARE * observation[j] * observation[j] * covariance[j][j];
        }
        return Math.max(sum, 0);
    }

    private void correct(double factor) {
        for (int r = 0; r < states; r++) {
            particle.state[r][0] = Particles.boundedState(particle.state[r][0] + factor * gain[r]);
        }
        int gates = network.gateParameters();
        for (int i = 0; i < gates; i++) {
            particle.gates[i][0] = Particles.bounded(particle.gates[i][0] + factor * gain[states + i]);
        }
        for (int k = 0; k < network.linearParameters(); k++) {
            particle.beta[k][0] = Particles.bounded(particle.beta[k][0] + factor * gain[states + gates + k]);
        }
    }
}
