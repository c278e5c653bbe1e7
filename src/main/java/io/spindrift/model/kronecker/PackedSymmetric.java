package io.spindrift.model.kronecker;

import io.spindrift.model.numeric.FloatVectors;
import io.spindrift.model.state.FieldVisitor;

/**
 * A symmetric n×n matrix M of floats. Only the lower triangle is stored: row i has i + 1 numbers. So M is exactly symmetric. A full
 * matrix would not be: (s x_j) x_i and (s x_i) x_j round differently, no update corrects the difference, and after tens of thousands of
 * updates it rules the matrix.
 */
final class PackedSymmetric {
    /** No variance is below this. */
    private static final float MIN_VARIANCE = 1e-12f;

    private final float[][] rows;

    /** Creates a diagonal matrix. */
    PackedSymmetric(float[] diagonal) {
        rows = new float[diagonal.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[i + 1];
            rows[i][i] = diagonal[i];
        }
    }

    /** Returns the numbers that a matrix of n rows stores. */
    static long numbers(long n) {
        return n * (n + 1) / 2;
    }

    int size() {
        return rows.length;
    }

    float diagonal(int i) {
        return rows[i][i];
    }

    /**
     * Computes out ← M u; 2 n² operations.
     *
     * @param u n numbers
     * @param out modified: n numbers; not u
     */
    void times(float[] u, float[] out) {
        for (int i = 0; i < rows.length; i++) {
            float[] row = rows[i];
            out[i] = FloatVectors.dot(row, u, i + 1);
            FloatVectors.addScaled(row, u[i], out, i);
        }
    }

    /** Computes M ← (M − share x xᵀ) factor; variances stay positive. 1.5 n² operations. */
    void subtractSquare(float[] x, float share, float factor) {
        for (int i = 0; i < rows.length; i++) {
            float[] row = rows[i];
            float scaled = share * x[i];
            for (int j = 0; j <= i; j++) {
                row[j] = (row[j] - scaled * x[j]) * factor;
            }
            row[i] = Math.max(row[i], MIN_VARIANCE);
        }
    }

    /** Computes M ← factor M. */
    void scale(float factor) {
        for (float[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
    }

    void addToDiagonal(float increment) {
        for (int i = 0; i < rows.length; i++) {
            rows[i][i] += increment;
        }
    }

    /** Returns Σ M_ii over the first n. */
    double trace(int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += rows[i][i];
        }
        return sum;
    }

    /** Returns Σ u_i² M_ii. */
    double diagonalForm(float[] u) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += (double) u[i] * u[i] * rows[i][i];
        }
        return sum;
    }

    /** Brings M_ii down to a limit, as a measurement of the quantity i would, which keeps M positive definite. */
    void limit(int i, double max, float[] scratch) {
        double variance = rows[i][i];
        System.arraycopy(rows[i], 0, scratch, 0, i + 1);
        for (int j = i + 1; j < rows.length; j++) {
            scratch[j] = rows[j][i];
        }
        subtractSquare(scratch, (float) ((1 - max / variance) / variance), 1);
    }

    /** Computes M⁻¹ ← share M⁻¹ + (1 − share) diag(variances)⁻¹, by one measurement of each quantity (S). */
    void inflate(float[] variances, double share) {
        scale((float) (1 / share));
        float[] scratch = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double variance = rows[i][i];
            double noise = variances[i] / (1 - share);
            limit(i, variance * noise / (variance + noise), scratch);
        }
    }

    /** Saves or restores the triangle, row by row. */
    void visit(FieldVisitor fields, String name) {
        for (float[] row : rows) {
            fields.float64s(name, row);
        }
    }
}
