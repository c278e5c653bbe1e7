package io.spindrift.model.kronecker;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.FloatVectors;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * The weights β of a linear read-out βᵀφ with their covariance P, by the exact Kalman filter. q is the variance that a label adds:
 *
 * <pre>
 *     P ← P + q I,   p = P φ;   β ← β + g p;   P ← P − p pᵀ / S
 * </pre>
 *
 * <p>g is the innovation over its variance S. A step costs 3.5 n² operations for n features.
 */
public final class GaussianReadout {
    private static final float BOUND = 1000;
    private static final float INIT_VARIANCE = 1;

    private final float[] weights;
    private final PackedSymmetric covariance;
    private final float processNoise;
    private final float[] gain;

    /**
     * Creates a read-out that starts at β = 0 and P = I.
     *
     * @param features n
     * @param processNoise q
     */
    public GaussianReadout(int features, double processNoise) {
        weights = new float[features];
        covariance = new PackedSymmetric(variances(features));
        this.processNoise = (float) processNoise;
        gain = new float[features];
    }

    /** Returns the numbers of β and P for n features. */
    public static long numbers(int features) {
        return features + PackedSymmetric.numbers(features);
    }

    /** Returns β, not to be modified. */
    public float[] weights() {
        return weights;
    }

    /** Returns βᵀφ. */
    public float forecast(float[] features) {
        return FloatVectors.dot(weights, features, weights.length);
    }

    /** Returns φᵀ P φ, the variance that an uncertain β gives to a forecast, after q. It prepares {@link #update}. */
    public double predict(float[] features) {
        covariance.addToDiagonal(processNoise);
        covariance.times(features, gain);
        return KroneckerCovariance.form(covariance, features, gain);
    }

    /**
     * Updates β and P by a label.
     *
     * @param factor g, the bounded innovation over its variance
     * @param variance S, at least what {@link #predict} returned
     */
    public void update(double factor, double variance) {
        for (int i = 0; i < weights.length; i++) {
            add(i, factor * gain[i]);
        }
        covariance.subtractSquare(gain, (float) (1 / variance), 1);
    }

    /** Adds to one weight, which stays within ±{@value #BOUND}. */
    void add(int i, double increment) {
        weights[i] = (float) Clamp.symmetric(weights[i] + increment, BOUND);
    }

    /** Computes P⁻¹ ← share P⁻¹ + (1 − share) I, at share below 1. */
    public void inflate(double share) {
        if (share < 1) {
            covariance.inflate(variances(weights.length), share);
        }
    }

    /** Saves or restores β and P. */
    public void visit(FieldVisitor fields, String name) {
        fields.float64s(name + ".weights", weights);
        covariance.visit(fields, name + ".covariance");
    }

    private static float[] variances(int n) {
        float[] variances = new float[n];
        Arrays.fill(variances, INIT_VARIANCE);
        return variances;
    }
}
