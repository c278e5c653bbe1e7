package io.spindrift.model.train;

import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import io.spindrift.model.scale.ErrorBound;
import io.spindrift.model.state.FieldVisitor;

/**
 * Stochastic gradient descent on the squared error. Real-time recurrent learning gives the exact gradient (Ergen and Kozat
 * 2018, section III-A; Williams and Zipser, Neural Computation 1(2):270-280, 1989; docs/maths.md):
 *
 * <pre>
 *     D_t = ∂s_t/∂s_{t-1} D_{t-1} + ∂s_t/∂θ,  D_0 = 0                           (H)
 *     ∇d̂_t = (∂d̂_t/∂s_t) D_t + (∂d̂_t/∂s_{t-1}) D_{t-1} + ∂d̂_t/∂θ              (I)
 *     θ ← θ + 2 μ_t (d_t − d̂_t) ∇d̂_t,  μ_t = μ / (1 + t/τ)                     (V)
 * </pre>
 *
 * <p>The second term of (I) is that of the control gate. Three bounds keep the learner stable. The innovation is bounded
 * ({@link Innovation}). The learning rate is at most μ_t = 1 / 2‖∇d̂_t‖², since a larger one would overshoot the label. The
 * sensitivities of an unstable cell grow, so their rows are scaled back to ±{@value #SENSITIVITY_BOUND} every
 * {@value #BOUNDED_EVERY} steps. Cost of a step: O(m n) for each row of the state, O(m⁴ + m²p²) in total.
 */
public final class Sgd implements Learner {
    static final double SENSITIVITY_BOUND = 1e4;
    /** Within this number of steps, no product comes near the largest float. */
    private static final int BOUNDED_EVERY = 4;

    private final SgdSettings settings;
    private final Network network;
    private final Particles particle;
    private final Innovation innovation = new Innovation(1);
    private final Precision precision;
    private final Sensitivities derivative;
    private Rows sensitivity;
    private Rows nextSensitivity;
    private long labels;

    private final Rows forecast;
    private final double[] past;
    private final double[] slope;
    /** The gradient of the parameters of the cell. */
    private final Rows gradient;
    /** The gradient of the parameters of the control gate. */
    private final Rows controlGradient;

    private final double[] control;
    /** Number of steps. */
    private long steps;

    public Sgd(SgdSettings settings, int inputs, long series, Precision precision) {
        this.settings = settings;
        this.precision = precision;
        network = new Network(settings.network(), precision, inputs, 1);
        particle = new Particles(network, precision, 1);
        particle.draw(new Noise(series, settings.seed()), settings.initStddev());
        derivative = new Sensitivities(network.cell());
        sensitivity = Rows.zeros(precision, network.stateRows(), network.cell().parameters());
        nextSensitivity = sensitivity.another();
        forecast = Rows.zeros(precision, 1, 1);
        past = new double[network.stateRows()];
        slope = new double[network.stateRows()];
        gradient = sensitivity.another(1);
        control = new double[network.gateParameters() - network.cell().parameters()];
        controlGradient = Rows.zeros(precision, 1, control.length);
    }

    @Override
    public void learn(double[] x, double label) {
        labels++;
        innovation.update(label);
        propagate(x);
        particle.read(x);
        network.forecast(particle.beta, forecast);
        particle.linearize();
        moveSensitivity();
        gatesGradient();
        double squaredNorm = squaredNorm();
        double rate =
                settings.learningRate() / (settings.decayHalfLife() > 0 ? 1 + labels / settings.decayHalfLife() : 1);
        double bounded = Math.min(rate, 0.5 / Math.max(squaredNorm, 1e-12));
        descend(2 * bounded * ErrorBound.apply(label - forecast.get(0, 0), innovation.noise()));
    }

    @Override
    public void skip(double[] x) {
        propagate(x);
        particle.read(x);
        particle.linearize();
        moveSensitivity();
    }

    @Override
    public RolloutState rollout() {
        return ParticleRollout.ofOne(particle, new Network(settings.network(), precision, network.inputs(), 1));
    }

    @Override
    public void transfer(long labels) {
        particle.resetState();
        sensitivity.fill(0);
    }

    @Override
    public void visit(FieldVisitor fields) {
        labels = fields.int64("sgd.labels", labels);
        steps = fields.int64("sgd.steps", steps);
        innovation.visit(fields);
        particle.visit(fields);
        sensitivity.visit(fields, "sgd.sensitivity");
    }

    private void propagate(double[] x) {
        particle.advance(x);
    }

    /** Computes (H). The sensitivity before is in {@link #nextSensitivity} afterwards. */
    private void moveSensitivity() {
        derivative.linearize(particle.gates);
        derivative.throughState(sensitivity, nextSensitivity);
        derivative.addExplicit(nextSensitivity);
        Rows before = sensitivity;
        sensitivity = nextSensitivity;
        nextSensitivity = before;
        if (++steps % BOUNDED_EVERY == 0) {
            for (int row = 0; row < sensitivity.count(); row++) {
                bound(row);
            }
        }
    }

    private void bound(int row) {
        // If the length of a row is within the bound, so is every number of it. The length is faster to compute.
        if (sensitivity.dot(row, sensitivity, row) > SENSITIVITY_BOUND * SENSITIVITY_BOUND) {
            double largest = sensitivity.largest(row);
            if (largest > SENSITIVITY_BOUND) {
                sensitivity.scale(row, SENSITIVITY_BOUND / largest);
            }
        }
    }

    /** Computes (I) for the gates. The gradient of β is the features. */
    private void gatesGradient() {
        int states = past.length;
        int cellParameters = network.cell().parameters();
        gradient.fill(0, 0);
        network.pastSlope(particle.gates, past);
        network.slope().readFirst(0, states, slope, 0);
        int from = firstNonZero(slope);
        gradient.addScaled(0, sensitivity, from, slope, from, states - from);
        from = firstNonZero(past);
        gradient.addScaled(0, nextSensitivity, from, past, from, states - from);
        network.controlGradient(control, -cellParameters);
        controlGradient.write(0, control);
    }

    /** Returns the index of the first number that is not 0. Most architectures do not read c. */
    private static int firstNonZero(double[] slopes) {
        int first = 0;
        while (first < slopes.length && slopes[first] == 0) {
            first++;
        }
        return first;
    }

    private double squaredNorm() {
        Rows features = network.features();
        double sum = gradient.dot(0, gradient, 0) + controlGradient.dot(0, controlGradient, 0);
        for (int k = 0; k < features.count(); k++) {
            sum += features.get(k, 0) * features.get(k, 0);
        }
        return sum;
    }

    private void descend(double factor) {
        int cellParameters = gradient.width();
        particle.gates.move(0, cellParameters, gradient, 0, factor, Particles.PARAMETER_BOUND);
        particle.gates.move(
                cellParameters, controlGradient.width(), controlGradient, 0, factor, Particles.PARAMETER_BOUND);
        Rows features = network.features();
        for (int k = 0; k < features.count(); k++) {
            double moved = particle.beta.get(k, 0) + factor * features.get(k, 0);
            particle.beta.set(k, 0, Particles.bounded(moved));
        }
    }
}
