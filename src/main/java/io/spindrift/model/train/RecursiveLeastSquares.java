package io.spindrift.model.train;

import io.spindrift.model.numeric.Rows;
import io.spindrift.model.state.StateExchange;
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
    private final double[][] root;
    private final double forgetting;
    private final double[] startVariances;
    private final double startTrace;
    private double trace;

    private final double[] along;

    /**
     * @param startVariances P_0, a diagonal
     * @param forgetting λ, above 0, at most 1
     */
    public RecursiveLeastSquares(double[] startVariances, double forgetting) {
        this.forgetting = forgetting;
        this.startVariances = startVariances.clone();
        int size = startVariances.length;
        weights = new double[size];
        root = Rows.zeros(size, size);
        for (int i = 0; i < size; i++) {
            root[i][i] = Math.sqrt(startVariances[i]);
        }
        startTrace = trace();
        trace = startTrace;
        along = new double[size];
    }

    /** The same variance for all weights. */
    public static RecursiveLeastSquares of(int size, double startVariance, double forgetting) {
        double[] variances = new double[size];
        Arrays.fill(variances, startVariance);
        return new RecursiveLeastSquares(variances, forgetting);
    }

    /** The numbers that a state of this size consists of. */
    public static long numbers(int size) {
        return size + (long) size * size;
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
        Arrays.fill(along, 0);
        Rows.addScaled(root, 0, u, 0, root.length, along);
        double lambda = trace > startTrace ? 1 : forgetting;
        double variance = lambda + dot(along, along);
        double shrink = 1 / (variance + Math.sqrt(lambda * variance));
        double grow = 1 / Math.sqrt(lambda);
        for (int i = 0; i < root.length; i++) {
            double gain = dot(root[i], along);
            weights[i] = Particles.bounded(weights[i] + gain * error / variance);
            shrink(root[i], shrink * gain, grow);
        }
        trace = trace();
    }

    /**
     * Makes labels count for less, the start for more, and leaves the weights where they are: P⁻¹ ← c P⁻¹ + (1 − c) P_0⁻¹ with c of
     * {@link Transfer#share}, a power prior (J. G. Ibrahim, M.-H. Chen, Statistical Science 15(1):46-60, 2000). P/c is corrected as by
     * one observation of each weight. Cost: 2 n³ multiplications.
     *
     * @param labels how many have been learnt
     */
    public void discount(long labels) {
        double share = Transfer.share(labels, forgetting);
        if (share == 1) {
            return;
        }
        double grow = 1 / Math.sqrt(share);
        for (double[] row : root) {
            shrink(row, 0, grow);
        }
        for (int k = 0; k < root.length; k++) {
            double noise = Transfer.noise(startVariances[k], share);
            System.arraycopy(root[k], 0, along, 0, along.length);
            double variance = noise + dot(along, along);
            double shrink = 1 / (variance + Math.sqrt(noise * variance));
            for (double[] row : root) {
                shrink(row, shrink * dot(row, along), 1);
            }
        }
        trace = trace();
    }

    /**
     * Saves or restores weights and L.
     *
     * @param component whose they are
     */
    public void exchange(StateExchange io, String component) {
        io.numbers(component + ".weights", weights);
        Particles.exchange(io, component + ".root", root);
        if (io.restoring()) {
            trace = trace();
        }
    }

    private void shrink(double[] row, double factor, double grow) {
        for (int j = 0; j < row.length; j++) {
            row[j] = (row[j] - factor * along[j]) * grow;
        }
    }

    private double trace() {
        double trace = 0;
        for (double[] row : root) {
            trace += dot(row, row);
        }
        return trace;
    }

    /** By four running sums, which do not wait for one another. */
    private static double dot(double[] left, double[] right) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int j = 0;
        for (; j + 4 <= left.length; j += 4) {
            sum0 += left[j] * right[j];
            sum1 += left[j + 1] * right[j + 1];
            sum2 += left[j + 2] * right[j + 2];
            sum3 += left[j + 3] * right[j + 3];
        }
        for (; j < left.length; j++) {
            sum0 += left[j] * right[j];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
