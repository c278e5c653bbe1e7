package io.spindrift.model.regression;

import io.spindrift.model.numeric.FloatVectors;
import io.spindrift.model.pool.PooledCovariance;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.PowerPrior;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionLDL_DDRM;

/**
 * The covariance P of recursive least squares as U D Uᵀ, U unit upper triangular and D diagonal, updated by Bierman's algorithm (G. J.
 * Bierman, Factorization Methods for Discrete Sequential Estimation, 1977, chapter V). P keeps its positivity in 32 bits, takes n (n +
 * 1)/2 numbers, and is exactly symmetric:
 *
 * <pre>
 *     f = Uᵀ u;   v = D f;   P u = U v;   uᵀ P u = fᵀ v                              (AF)
 *     P ← (P − P u uᵀ P / (l + uᵀ P u)) / l
 * </pre>
 *
 * <p>The forgetting factor l is 1 while the trace of P exceeds that of P_0, and λ otherwise: in directions that no regressor has, P
 * would grow by 1/λ for ever (estimator wind-up; K. J. Åström, B. Wittenmark, Adaptive Control, 2nd edition, section 11.5).
 */
final class UdCovariance implements PooledCovariance {
    /** No direction is ever known for certain. */
    private static final float MIN_DIAGONAL = 1e-12f;

    private final int size;
    /** The columns of U above its diagonal, one after the other; column j has length j. */
    private final float[] columns;
    /** D. */
    private final float[] diagonal;

    private final float forgetting;
    private final float startTrace;
    private float trace;

    /**
     * @param size n
     * @param variance of each weight at the start
     * @param forgetting λ, above 0, at most 1
     */
    UdCovariance(int size, double variance, double forgetting) {
        this.size = size;
        this.forgetting = (float) forgetting;
        columns = new float[start(size)];
        diagonal = new float[size];
        Arrays.fill(diagonal, (float) variance);
        startTrace = trace();
        trace = startTrace;
    }

    /** The numbers that a covariance of n weights consists of. */
    static long numbers(int size) {
        return (long) size * (size + 1) / 2 + 1;
    }

    /** Where column j starts. */
    private static int start(int j) {
        return j * (j - 1) / 2;
    }

    /** λ. */
    float forgetting() {
        return forgetting;
    }

    /** l, by which the next step forgets. */
    float presentForgetting() {
        return trace > startTrace ? 1 : forgetting;
    }

    /**
     * Computes the products of a regressor with this covariance, which it does not change.
     *
     * @param u n numbers
     * @param gain modified
     */
    void gain(float[] u, Gain gain) {
        float[] along = gain.along;
        float[] product = gain.product;
        float square = 0;
        for (int j = 0; j < size; j++) {
            int start = start(j);
            float f = u[j] + FloatVectors.dot(columns, start, u, 0, j);
            float v = diagonal[j] * f;
            along[j] = f;
            square += f * v;
            FloatVectors.addScaled(columns, start, v, product, j);
            product[j] = v;
        }
        gain.square = square;
    }

    /**
     * Takes one regressor in.
     *
     * @param along Uᵀ u as {@link #gain} computed it for the present P
     * @param scratch n numbers, overwritten
     * @param forget l
     */
    void downdate(float[] along, float[] scratch, float forget) {
        observe(along, scratch, forget, 1 / forget);
        trace = trace();
    }

    private void observe(float[] along, float[] product, float noise, float grow) {
        float before = noise;
        for (int j = 0; j < size; j++) {
            float f = along[j];
            float v = diagonal[j] * f;
            float after = before + f * v;
            diagonal[j] = Math.max(diagonal[j] * (before / after) * grow, MIN_DIAGONAL);
            update(columns, start(j), product, -f / before, v, j);
            product[j] = v;
            before = after;
        }
    }

    private static void update(float[] columns, int start, float[] product, float factor, float v, int count) {
        for (int i = 0; i < count; i++) {
            float old = columns[start + i];
            columns[start + i] = old + product[i] * factor;
            product[i] += old * v;
        }
    }

    /**
     * Gives past labels less weight, and the initial covariance more: P⁻¹ ← c P⁻¹ + (1 − c) P_0⁻¹, by one observation of each weight
     * after P/c.
     *
     * @param share c, above 0, at most 1
     * @param variance of each weight at the start
     */
    void discount(double share, double variance) {
        if (share == 1) {
            return;
        }
        for (int j = 0; j < size; j++) {
            diagonal[j] = (float) (diagonal[j] / share);
        }
        float noise = (float) PowerPrior.noise(variance, share);
        Gain gain = new Gain(size);
        for (int i = 0; i < size; i++) {
            float[] unit = new float[size];
            unit[i] = 1;
            gain(unit, gain);
            observe(gain.along, gain.product, noise, 1);
        }
        trace = trace();
    }

    @Override
    public double startVariance() {
        return startTrace / size;
    }

    @Override
    public DMatrixRMaj dense() {
        DMatrixRMaj dense = new DMatrixRMaj(size, size);
        for (int k = 0; k < size; k++) {
            for (int i = 0; i <= k; i++) {
                double scaled = factor(i, k) * diagonal[k];
                for (int j = 0; j <= k; j++) {
                    dense.add(i, j, scaled * factor(j, k));
                }
            }
        }
        return dense;
    }

    private double factor(int i, int k) {
        return i == k ? 1 : columns[start(k) + i];
    }

    /** With rows and columns in reverse order, U D Uᵀ is L D Lᵀ. */
    @Override
    public void replace(DMatrixRMaj covariance) {
        DMatrixRMaj reversed = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                reversed.set(i, j, covariance.get(size - 1 - i, size - 1 - j));
            }
        }
        CholeskyDecompositionLDL_DDRM ldl = new CholeskyDecompositionLDL_DDRM();
        boolean factorized = ldl.decompose(reversed);
        if (!factorized || !Arrays.stream(ldl.getDiagonal(), 0, size).allMatch(variance -> variance > 0)) {
            throw new IllegalArgumentException("covariance: expected a positive definite matrix, got another");
        }
        DMatrixRMaj lower = ldl.getL();
        for (int j = 0; j < size; j++) {
            int column = size - 1 - j;
            diagonal[j] = Math.max((float) ldl.getDiagonal()[column], MIN_DIAGONAL);
            for (int i = 0; i < j; i++) {
                columns[start(j) + i] = (float) lower.get(size - 1 - i, column);
            }
        }
        trace = trace();
    }

    private float trace() {
        float sum = 0;
        for (int j = 0; j < size; j++) {
            int start = start(j);
            sum += diagonal[j] * (1 + FloatVectors.dot(columns, start, columns, start, j));
        }
        return sum;
    }

    /**
     * Saves or restores it.
     *
     * @param component whose it is
     */
    void visit(FieldVisitor fields, String component) {
        fields.float64s(component + ".covariance", columns);
        fields.float64s(component + ".variances", diagonal);
        if (fields.restoring()) {
            trace = trace();
        }
    }
}
