package io.spindrift.model.train;

import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import io.spindrift.model.scale.ErrorBound;
import io.spindrift.model.state.FieldVisitor;

/**
 * Stochastic gradient descent on the squared error, its gradient by exact real-time recurrent learning (Ergen and Kozat 2018,
 * section III-A; Williams and Zipser, Neural Computation 1(2):270-280, 1989; docs/maths.md):
 *
 * <pre>
 *     D_t = ∂s_t/∂s_{t-1} D_{t-1} + ∂s_t/∂θ,  D_0 = 0                           (H)
 *     ∇d̂_t = (∂d̂_t/∂s_t) D_t + (∂d̂_t/∂s_{t-1}) D_{t-1} + ∂d̂_t/∂θ              (I)
 *     θ ← θ + 2 μ_t (d_t − d̂_t) ∇d̂_t,  μ_t = μ / (1 + t/τ)                     (V)
 * </pre>
 *
 * <p>The second term of (I) is that of the control gate. Three bounds keep it from blowing up: the innovation's
 * ({@link Innovation}); the step's, μ_t ≤ 1 / 2‖∇d̂_t‖², beyond which it would overshoot the label it learns from; and that of
 * the sensitivities, whose rows are scaled back to ±{@value #SENSITIVITY_BOUND} every {@value #BOUNDED_EVERY}th step where an unstable
 * cell makes them grow. Cost of a step: O(m n) for each row of the state, O(m⁴ + m²p²) in all.
 */
public final class Sgd implements Learner {
    static final double SENSITIVITY_BOUND = 1e4;
    /** In between, no product of this many steps comes near what a float can hold. */
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
    /** Of the parameters of the cell, and of those of the control gate. */
    private final Rows gradient;

    private final Rows ofControl;
    private final double[] control;
    /** How many steps there were. */
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
        ofControl = Rows.zeros(precision, 1, control.length);
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
    public RolloutState outlook() {
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

    /** (H); what it was is in nextSensitivity. */
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
        // No number is beyond the bound if their length is not, and that is found sooner.
        if (sensitivity.dot(row, sensitivity, row) > SENSITIVITY_BOUND * SENSITIVITY_BOUND) {
            double largest = sensitivity.largest(row);
            if (largest > SENSITIVITY_BOUND) {
                sensitivity.scale(row, SENSITIVITY_BOUND / largest);
            }
        }
    }

    /** (I) for the gates; that of β is the features. */
    private void gatesGradient() {
        int states = past.length;
        int cellParameters = network.cell().parameters();
        gradient.fill(0, 0);
        network.pastSlope(particle.gates, past);
        network.slope().readFirst(0, states, slope, 0);
        int from = firstOther(slope);
        gradient.addScaled(0, sensitivity, from, slope, from, states - from);
        from = firstOther(past);
        gradient.addScaled(0, nextSensitivity, from, past, from, states - from);
        network.controlGradient(control, -cellParameters);
        ofControl.write(0, control);
    }

    /** Where zeros end: most architectures read nothing of c. */
    private static int firstOther(double[] slopes) {
        int first = 0;
        while (first < slopes.length && slopes[first] == 0) {
            first++;
        }
        return first;
    }

    private double squaredNorm() {
        Rows features = network.features();
        double sum = gradient.dot(0, gradient, 0) + ofControl.dot(0, ofControl, 0);
        for (int k = 0; k < features.count(); k++) {
            sum += features.get(k, 0) * features.get(k, 0);
        }
        return sum;
    }

    private void descend(double factor) {
        int ofCell = gradient.width();
        particle.gates.move(0, ofCell, gradient, 0, factor, Particles.PARAMETER_BOUND);
        particle.gates.move(ofCell, ofControl.width(), ofControl, 0, factor, Particles.PARAMETER_BOUND);
        Rows features = network.features();
        for (int k = 0; k < features.count(); k++) {
            double moved = particle.beta.get(k, 0) + factor * features.get(k, 0);
            particle.beta.set(k, 0, Particles.bounded(moved));
        }
    }
}
