package io.spindrift.model.train;

import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import io.spindrift.model.state.StateExchange;
import java.util.Arrays;

/**
 * Stochastic gradient descent on the squared error, its gradient by exact real-time recurrent learning (Ergen and Kozat 2018,
 * section III-A; Williams and Zipser, Neural Computation 1(2):270-280, 1989; docs/maths.md):
 *
 * <pre>
 *     D_t = ∂s_t/∂s_{t-1} D_{t-1} + ∂s_t/∂θ,  D_0 = 0                           (H)
 *     ∇d̂_t = (∂d̂_t/∂s_t) D_t + (∂d̂_t/∂s_{t-1}) D_{t-1} + ∂d̂_t/∂θ              (I)
 *     θ ← θ + 2 μ_t (d_t − d̂_t) ∇d̂_t,  μ_t = μ / (1 + t/τ)
 * </pre>
 *
 * <p>The second term of (I) is that of the control gate. Three bounds keep it from blowing up: the innovation's
 * ({@link Innovation}); the step's, μ_t ≤ 1 / 2‖∇d̂_t‖², beyond which it would overshoot the label it learns from; and that of
 * the sensitivities, whose rows are scaled back to ±{@value #SENSITIVITY_BOUND} where an unstable cell makes them grow. Cost of
 * a step: O(m n) for each row of the state, O(m⁴ + m²p²) in all.
 */
public final class Sgd implements Learner {
    static final double SENSITIVITY_BOUND = 1e4;

    private final SgdSettings settings;
    private final Network network;
    private final Particles particle;
    private final Innovation innovation = new Innovation(1);
    private final Sensitivities derivative;
    private double[][] sensitivity;
    private double[][] nextSensitivity;
    private long labels;

    private final double[] forecast = new double[1];
    private final double[] past;
    private final double[] gradient;

    public Sgd(SgdSettings settings, int inputs, long series) {
        this.settings = settings;
        network = new Network(settings.network(), inputs, 1);
        particle = new Particles(network, 1);
        particle.draw(new Noise(series, settings.seed()), settings.startDeviation());
        int cellParameters = network.cell().parameters();
        derivative = new Sensitivities(network.cell(), cellParameters);
        sensitivity = Rows.zeros(network.stateRows(), cellParameters);
        nextSensitivity = Rows.zeros(network.stateRows(), cellParameters);
        past = new double[network.stateRows()];
        gradient = new double[network.gateParameters()];
    }

    @Override
    public void learn(double[] x, double label) {
        labels++;
        innovation.update(label);
        propagate(x);
        particle.read(x);
        network.forecast(particle.beta, forecast);
        particle.linearise();
        moveSensitivity();
        gatesGradient();
        double squaredNorm = squaredNorm();
        double rate = settings.rate() / (settings.halving() > 0 ? 1 + labels / settings.halving() : 1);
        double bounded = Math.min(rate, 0.5 / Math.max(squaredNorm, 1e-12));
        descend(2 * bounded * Innovation.bounded(label - forecast[0], innovation.noise()));
    }

    @Override
    public void skip(double[] x) {
        propagate(x);
        particle.read(x);
        particle.linearise();
        moveSensitivity();
    }

    @Override
    public Outlook outlook() {
        return Ahead.ofOne(particle, new Network(settings.network(), network.inputs(), 1));
    }

    @Override
    public void transfer(long labels) {
        particle.resetState();
        for (double[] row : sensitivity) {
            Arrays.fill(row, 0);
        }
    }

    @Override
    public void exchange(StateExchange io) {
        labels = io.wide("sgd.labels", labels);
        innovation.exchange(io);
        particle.exchange(io);
        Particles.exchange(io, "sgd.sensitivity", sensitivity);
    }

    private void propagate(double[] x) {
        particle.advance(x);
    }

    /** (H); what it was is in nextSensitivity. */
    private void moveSensitivity() {
        derivative.linearise(particle.gates);
        derivative.throughState(sensitivity, nextSensitivity);
        derivative.addExplicit(nextSensitivity);
        double[][] before = sensitivity;
        sensitivity = nextSensitivity;
        nextSensitivity = before;
        for (double[] row : sensitivity) {
            bound(row);
        }
    }

    private static void bound(double[] row) {
        double largest = 0;
        for (double entry : row) {
            largest = Math.max(largest, Math.abs(entry));
        }
        if (largest > SENSITIVITY_BOUND) {
            double scale = SENSITIVITY_BOUND / largest;
            for (int i = 0; i < row.length; i++) {
                row[i] *= scale;
            }
        }
    }

    /** (I) for the gates; that of β is the features. */
    private void gatesGradient() {
        Arrays.fill(gradient, 0);
        network.pastSlope(particle.gates, past);
        for (int r = 0; r < past.length; r++) {
            addScaled(sensitivity[r], network.slope(r)[0]);
            addScaled(nextSensitivity[r], past[r]);
        }
        network.controlGradient(gradient, 0);
    }

    private void addScaled(double[] row, double factor) {
        for (int i = 0; i < row.length; i++) {
            gradient[i] += factor * row[i];
        }
    }

    private double squaredNorm() {
        double sum = 0;
        for (double entry : gradient) {
            sum += entry * entry;
        }
        for (int k = 0; k < network.linearParameters(); k++) {
            sum += network.feature(k)[0] * network.feature(k)[0];
        }
        return sum;
    }

    private void descend(double factor) {
        for (int i = 0; i < gradient.length; i++) {
            particle.gates[i][0] = Particles.bounded(particle.gates[i][0] + factor * gradient[i]);
        }
        for (int k = 0; k < network.linearParameters(); k++) {
            particle.beta[k][0] = Particles.bounded(particle.beta[k][0] + factor * network.feature(k)[0]);
        }
    }
}
