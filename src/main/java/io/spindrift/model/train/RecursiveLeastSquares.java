package io.spindrift.model.train;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * The step of recursive least squares with forgetting, d̂ = wᵀ u, in Potter's square-root form (J. E. Potter 1963; G. J. Bierman,
 * Factorization Methods for Discrete Sequential Estimation, 1977, chapter II): P = L Lᵀ is never formed, so it cannot lose its
 * positivity (docs/maths.md):
 *
 * <pre>
 *     f = Lᵀ u;   S = λ + fᵀ f;   k = L f                                       (K)
 *     w ← w + k e / S
 *     L ← (L − k fᵀ / (S + √(λ S))) / √λ
 * </pre>
 *
 * <p>λ is 1 in a step that begins with a trace of P above that of P_0, since in directions that u leaves out P would grow by 1/λ
 * for ever (estimator wind-up; K. J. Åström, B. Wittenmark, Adaptive Control, 2nd edition, section 11.5). With P_0 small the
 * weights are drawn to 0, as by a ridge. Cost of a step: 3 n² multiplications.
 */
public final class RecursiveLeastSquares {
    private final double[] weights;
    private final Rows root;
    private final double forgetting;
    private final double[] startVariances;
    private final double startTrace;
    private double trace;

    /** f. */
    private final Rows along;

    /**
     * @param startVariances P_0, a diagonal
     * @param forgetting λ, above 0, at most 1
     * @param precision of L
     */
    public RecursiveLeastSquares(double[] startVariances, double forgetting, Precision precision) {
        this.forgetting = forgetting;
        this.startVariances = startVariances.clone();
        int size = startVariances.length;
        weights = new double[size];
        root = Rows.zeros(precision, size, size);
        for (int i = 0; i < size; i++) {
            root.set(i, i, Math.sqrt(startVariances[i]));
        }
        startTrace = trace();
        trace = startTrace;
        along = Rows.zeros(precision, 1, size);
    }

    /** The same variance for all weights. */
    public static RecursiveLeastSquares of(int size, double initVariance, double forgetting, Precision precision) {
        double[] variances = new double[size];
        Arrays.fill(variances, initVariance);
        return new RecursiveLeastSquares(variances, forgetting, precision);
    }

    /** The numbers that a state of this size consists of. */
    public static long numbers(int size) {
        return size + (long) size * size + 1;
    }

    /** n. */
    public int size() {
        return weights.length;
    }

    /** w_i. */
    public double weight(int i) {
        return weights[i];
    }

    /** wᵀ u. */
    public double forecast(double[] u) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * u[i];
        }
        return sum;
    }

    /**
     * One step.
     *
     * @param u n numbers
     * @param error e, what the label was beyond the forecast; bounded or not
     */
    public void correct(double[] u, double error) {
        along.fill(0, 0);
        along.addScaled(0, root, 0, u, 0, weights.length);
        double lambda = trace > startTrace ? 1 : forgetting;
        double square = along.dot(0, along, 0);
        double variance = lambda + square;
        double shrink = 1 / (variance + Math.sqrt(lambda * variance));
        double grow = 1 / Math.sqrt(lambda);
        double gains = 0;
        for (int i = 0; i < weights.length; i++) {
            double gain = root.dot(i, along, 0);
            weights[i] = Particles.bounded(weights[i] + gain * error / variance);
            root.shrink(i, along, 0, shrink * gain, grow);
            gains += gain * gain;
        }
        // ‖L − c k fᵀ‖² = ‖L‖² − (2c − c² fᵀf) kᵀk, so that L need not be gone through again.
        trace = (trace - (2 * shrink - shrink * shrink * square) * gains) / lambda;
    }

    /**
     * Makes labels count for less, the start for more, and leaves the weights where they are: P⁻¹ ← c P⁻¹ + (1 − c) P_0⁻¹ with c of
     * {@link PowerPrior#share}, a power prior (J. G. Ibrahim, M.-H. Chen, Statistical Science 15(1):46-60, 2000). P/c is corrected as by
     * one observation of each weight. Cost: 2 n³ multiplications.
     *
     * @param labels how many have been learned
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
            double noise = PowerPrior.noise(startVariances[k], share);
            along.copy(0, root, k);
            double variance = noise + along.dot(0, along, 0);
            double shrink = 1 / (variance + Math.sqrt(noise * variance));
            for (int i = 0; i < weights.length; i++) {
                root.shrink(i, along, 0, shrink * root.dot(i, along, 0), 1);
            }
        }
        trace = trace();
    }

    /**
     * Saves or restores weights, L and its trace.
     *
     * @param component whose they are
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
