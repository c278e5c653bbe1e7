package io.spindrift.model.kronecker;

import io.spindrift.model.numeric.FloatVectors;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Noise.Purpose;
import io.spindrift.model.scale.ErrorBound;
import io.spindrift.model.scale.ErrorVariance;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * A small network that learns each label by one step of an extended Kalman filter. One layer of weights W (r×k) sees u, and its units
 * give the features φ of a linear read-out (docs/maths.md):
 *
 * <pre>
 *     u = [1; x; y_{t−1}],  a = W u,  φ = units(a),  d̂ = βᵀφ + a_linear                (X)
 *     S = R + φᵀ P_β φ + α υ,   g = clamp(d − d̂, ±4 √S) / S                                     (Y)
 *     β ← β + g P_β φ;   W ← W + g a bᵀ                                                        (Z)
 * </pre>
 *
 * <p>δ = ∂d̂/∂a gives the gradient of W, δ uᵀ, with y_{t−1} and c_{t−1} held fixed. W has the covariance A ⊗ B ({@link
 * KroneckerCovariance}), which gives a, b, α and υ. β has the exact covariance P_β ({@link GaussianReadout}). R is a multiple of the
 * variance of the errors ({@link ErrorVariance}).
 *
 * <p>Use it in one of two ways. {@link #forecast} takes the observations in order; {@link #learn(float)} or {@link #skip} then follows
 * once for each. Or {@link #forward} computes {@link Activations} that the caller keeps; it changes nothing here. {@link
 * #learn(Activations, float)} learns from them whenever the label comes, and they may wait in a ring.
 */
public abstract sealed class SmallNetwork permits CoupledLstm, GluNetwork, CenteredMlp, GatedLstm {
    /** No forecast leaves ± this. */
    static final float FORECAST_BOUND = 20;

    private final SmallNetworkSettings settings;
    private final int inputs;
    private final float[][] weights;
    private final KroneckerCovariance covariance;
    private final GaussianReadout readout;
    private final ErrorVariance errors = new ErrorVariance();
    private final float[] delta;

    private Activations current;
    private Activations spare;
    private boolean waiting;

    SmallNetwork(SmallNetworkSettings settings, int inputs, Noise noise, int index) {
        this.settings = settings;
        this.inputs = inputs;
        int rows = settings.rows();
        weights = new float[rows][settings.layerInputs(inputs)];
        int ordinary = settings.kind().gates * settings.units();
        float[] variances = new float[rows];
        Arrays.fill(variances, (float) settings.initVariance());
        Arrays.fill(variances, ordinary, rows, (float) settings.linearInitVariance());
        covariance =
                new KroneckerCovariance(variances, ordinary, settings.layerInputs(inputs), settings.processNoise());
        readout = new GaussianReadout(settings.features(inputs), settings.readoutProcessNoise());
        delta = new float[rows];
        current = activations();
        spare = activations();
        for (int b = 0; b < ordinary; b++) {
            draw(noise, index, b, settings.stddev(inputs));
        }
    }

    private void draw(Noise noise, int index, int row, double stddev) {
        double[] drawn = new double[weights[row].length];
        noise.addNormals(Purpose.START, index, row, stddev, drawn, drawn.length);
        for (int c = 0; c < drawn.length; c++) {
            weights[row][c] = (float) drawn[c];
        }
    }

    /** Returns m, the number of units. */
    public final int units() {
        return settings.units();
    }

    /** Returns d, the length of the regressor. */
    public final int inputs() {
        return inputs;
    }

    /** Returns the forecast of the next observation's label, within ±{@value #FORECAST_BOUND}. The recurrent state advances. */
    public final float forecast(float[] x) {
        forward(x, current, spare);
        Activations passed = current;
        current = spare;
        spare = passed;
        waiting = true;
        return current.forecast();
    }

    /**
     * Learns the label of the observation that was forecast last.
     *
     * @throws IllegalStateException if no forecast waits for its label
     */
    public final void learn(float label) {
        if (!waiting) {
            throw new IllegalStateException("expected a forecast before its label");
        }
        waiting = false;
        learn(current, label);
    }

    /** Gives up the label of the observation that was forecast last: nothing is learned. */
    public final void skip() {
        waiting = false;
    }

    /** Returns the activations of the observation that was forecast last. Their recurrent state is that of this network. */
    public final Activations current() {
        return current;
    }

    /** Creates activations for {@link #forward}, with a recurrent state of zeros. */
    public final Activations activations() {
        return new Activations(
                settings.layerInputs(inputs),
                settings.rows(),
                settings.kind().recurrent ? units() : 0,
                settings.features(inputs),
                units());
    }

    /**
     * Computes the forecast of an observation. This network does not change.
     *
     * @param x regressor, d numbers
     * @param before the activations of the observation before
     * @param row modified: the activations of this one; not {@code before}
     */
    public final void forward(float[] x, Activations before, Activations row) {
        float[] u = row.inputs;
        u[0] = 1;
        System.arraycopy(x, 0, u, 1, inputs);
        if (settings.kind().recurrent) {
            System.arraycopy(before.features, 0, u, 1 + inputs, units());
        }
        for (int b = 0; b < weights.length; b++) {
            row.rows[b] = FloatVectors.dot(weights[b], u, u.length);
        }
        activate(before, row);
        row.forecast = readout.forecast(row.features) + (settings.kind().linearRow ? row.rows[weights.length - 1] : 0);
    }

    /**
     * Learns the label of an observation.
     *
     * @param row the activations of the observation
     */
    public final void learn(Activations row, float label) {
        double error = (double) label - row.forecast;
        differentiate(row, readout.weights(), delta);
        double noise = settings.errorRatio() * errors.value();
        double variance = noise + readout.predict(row.features) + covariance.predict(delta, row.inputs);
        double factor = ErrorBound.apply(error, variance) / variance;
        readout.update(factor, variance);
        for (int b = 0; b < weights.length; b++) {
            float step = (float) (factor * covariance.rowGain()[b]);
            FloatVectors.addScaled(covariance.inputGain(), step, weights[b], weights[b].length);
        }
        moved(factor, covariance, readout);
        covariance.update(variance);
        errors.update(error);
    }

    /**
     * Makes this network the start of another series: the recurrent state is forgotten, and covariances keep a share of their
     * information.
     *
     * @param share above 0, at most 1
     */
    public final void transfer(double share) {
        waiting = false;
        current.copy(activations());
        covariance.inflate(share);
        readout.inflate(share);
    }

    /** Saves or restores all that later results depend on; also between a forecast and its label. */
    public void visit(FieldVisitor fields) {
        waiting = fields.flag("network.waiting", waiting);
        for (float[] row : weights) {
            fields.float64s("network.weights", row);
        }
        covariance.visit(fields, "network.covariance");
        readout.visit(fields, "network.readout");
        errors.visit(fields);
        current.visit(fields);
    }

    /** Returns the bytes of all that {@link #visit} saves. */
    public final long stateBytes() {
        return settings.stateBytes(inputs);
    }

    static long stateBytes(SmallNetworkSettings settings, int inputs) {
        int rows = settings.rows();
        int k = settings.layerInputs(inputs);
        int features = settings.features(inputs);
        boolean centered = settings.kind() == SmallNetworkSettings.Kind.CENTERED_MLP;
        long numbers = (long) rows * k
                + KroneckerCovariance.numbers(rows, k)
                + GaussianReadout.numbers(features)
                + Activations.numbers(k, rows, settings.kind().recurrent ? settings.units() : 0, features)
                + (centered ? rows : 0);
        return numbers * Float.BYTES + ErrorVariance.STATE_BYTES + Double.BYTES + (centered ? Long.BYTES : 0) + 1;
    }

    /** Returns W, r rows of k numbers, for tests. */
    final float[][] weights() {
        return weights;
    }

    /** Returns β, for tests. */
    final float[] readoutWeights() {
        return readout.weights();
    }

    /**
     * Computes units, recurrent state and φ from the sums in {@code row.rows}.
     *
     * @param before the activations of the observation before
     * @param row modified
     */
    abstract void activate(Activations before, Activations row);

    /**
     * Computes δ = ∂d̂/∂a of each row, y_{t−1} and c_{t−1} held fixed.
     *
     * @param beta β
     * @param delta modified: r numbers
     */
    abstract void differentiate(Activations row, float[] beta, float[] delta);

    /** Moves whatever else depends on a step of the weights. */
    void moved(double factor, KroneckerCovariance gains, GaussianReadout weightsOfReadout) {
        // Most networks have nothing else.
    }
}
