package io.spindrift.model.train;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * Recursive least squares with forgetting, d̂ = wᵀ u, in Potter's square-root form (J. E. Potter 1963; G. J. Bierman,
 * Factorization Methods for Discrete Sequential Estimation, 1977, chapter II). P = L Lᵀ is never computed, so it stays
 * positive definite (docs/maths.md):
 *
 * <pre>
 *     f = Lᵀ u;   S = λ + fᵀ f;   k = L f                                       (K)
 *     w ← w + k e / S
 *     L ← (L − k fᵀ / (S + √(λ S))) / √λ
 * </pre>
 *
 * <p>In a step that starts with a trace of P above that of P_0, λ is 1. Otherwise P would grow by 1/λ without limit in
 * directions in which u has no variation (estimator wind-up; K. J. Åström, B. Wittenmark, Adaptive Control, 2nd edition,
 * section 11.5). With a small P_0 the weights are pulled to 0, as in ridge regression. Cost of a step: 3 n² multiplications.
 */
public final class RecursiveLeastSquares {
    private final double[] weights;
    private final Rows root;
    private final double forgetting;
    private final double[] initVariances;
    private final double initTrace;
    private double trace;

    /** f. */
    private final Rows projection;

    /**
     * @param initVariances diagonal of P_0
     * @param forgetting λ, above 0, at most 1
     * @param precision of L
     */
    public RecursiveLeastSquares(double[] initVariances, double forgetting, Precision precision) {
        this.forgetting = forgetting;
        this.initVariances = initVariances.clone();
        int size = initVariances.length;
        weights = new double[size];
        root = Rows.zeros(precision, size, size);
        for (int i = 0; i < size; i++) {
            root.set(i, i, Math.sqrt(initVariances[i]));
        }
        initTrace = trace();
        trace = initTrace;
        projection = Rows.zeros(precision, 1, size);
    }

    /** Returns a filter with the same initial variance for all weights. */
    public static RecursiveLeastSquares of(int size, double initVariance, double forgetting, Precision precision) {
        double[] variances = new double[size];
        Arrays.fill(variances, initVariance);
        return new RecursiveLeastSquares(variances, forgetting, precision);
    }

    /** Returns the number of numbers of a state of this size. */
    public static long numbers(int size) {
        return size + (long) size * size + 1;
    }

    /** Returns n. */
    public int size() {
        return weights.length;
    }

    /** Returns w_i. */
    public double weight(int i) {
        return weights[i];
    }

    /** Returns wᵀ u. */
    public double forecast(double[] u) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * u[i];
        }
        return sum;
    }

    /**
     * Makes one step.
     *
     * @param u n numbers
     * @param error e, the label minus the forecast, bounded or not
     */
    public void correct(double[] u, double error) {
        projection.fill(0, 0);
        projection.addScaled(0, root, 0, u, 0, weights.length);
        double lambda = trace > initTrace ? 1 : forgetting;
        double square = projection.dot(0, projection, 0);
        double variance = lambda + square;
        double shrink = 1 / (variance + Math.sqrt(lambda * variance));
        double grow = 1 / Math.sqrt(lambda);
        double gains = 0;
        for (int i = 0; i < weights.length; i++) {
            double gain = root.dot(i, projection, 0);
            weights[i] = Particles.bounded(weights[i] + gain * error / variance);
            root.shrink(i, projection, 0, shrink * gain, grow);
            gains += gain * gain;
        }
        // ‖L − c k fᵀ‖² = ‖L‖² − (2c − c² fᵀf) kᵀk, so the trace needs no second pass over L.
        trace = (trace - (2 * shrink - shrink * shrink * square) * gains) / lambda;
    }

    /**
     * Reduces the weight of the labels in favor of the initial distribution, and keeps the weights w: P⁻¹ ← c P⁻¹ + (1
     * − c) P_0⁻¹, with c from {@link PowerPrior#share}. This is a power prior (J. G. Ibrahim, M.-H. Chen, Statistical
     * Science 15(1):46-60, 2000). P/c is corrected by one observation of each weight. Cost: 2 n³ multiplications.
     *
     * @param labels number of labels that were learned
     */
    public void discount(long labels) {
        double share = PowerPrior.share(labels, forgetting);
        if (share == 1) {
            return;
        }
        double grow = 1 / Math.sqrt(share);
        for (int i = 0; i < weights.length; i++) {
            root.scale(i, grow);
        }
        for (int k = 0; k < weights.length; k++) {
            double noise = PowerPrior.noise(initVariances[k], share);
            projection.copy(0, root, k);
            double variance = noise + projection.dot(0, projection, 0);
            double shrink = 1 / (variance + Math.sqrt(noise * variance));
            for (int i = 0; i < weights.length; i++) {
                root.shrink(i, projection, 0, shrink * root.dot(i, projection, 0), 1);
            }
        }
        trace = trace();
    }

    /**
     * Saves or restores weights, L and its trace.
     *
     * @param component prefix of the field names
     */
    public void visit(FieldVisitor fields, String component) {
        fields.float64s(component + ".weights", weights);
        root.visit(fields, component + ".root");
        trace = fields.float64(component + ".trace", trace);
    }

    private double trace() {
        double sum = 0;
        for (int i = 0; i < root.count(); i++) {
            sum += root.dot(i, root, i);
        }
        return sum;
    }
}
