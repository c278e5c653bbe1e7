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

    private final int size;
    /** The rows of the lower triangle, one after the other. */
    private final float[] triangle;

    /** Creates a diagonal matrix. */
    PackedSymmetric(float[] diagonal) {
        size = diagonal.length;
        triangle = new float[start(size)];
        for (int i = 0; i < size; i++) {
            triangle[place(i)] = diagonal[i];
        }
    }

    /** Where row i starts. */
    private static int start(int i) {
        return i * (i + 1) / 2;
    }

    /** Where M_ii is: at the end of row i. */
    private static int place(int i) {
        return start(i) + i;
    }

    /** Returns the numbers that a matrix of n rows stores. */
    static long numbers(long n) {
        return n * (n + 1) / 2;
    }

    int size() {
        return size;
    }

    float diagonal(int i) {
        return triangle[place(i)];
    }

    /**
     * Computes out ← M u; 2 n² operations.
     *
     * @param u n numbers
     * @param out modified: n numbers; not u
     */
    void times(float[] u, float[] out) {
        for (int i = 0; i < size; i++) {
            int start = start(i);
            out[i] = FloatVectors.dot(triangle, start, u, 0, i + 1);
            FloatVectors.addScaled(triangle, start, u[i], out, i);
        }
    }

    /** Computes M ← (M − share x xᵀ) factor; variances stay positive. 1.5 n² operations. */
    void subtractSquare(float[] x, float share, float factor) {
        for (int i = 0; i < size; i++) {
            subtract(start(i), i + 1, share * x[i], x, factor);
            triangle[place(i)] = Math.max(triangle[place(i)], MIN_VARIANCE);
        }
    }

    private void subtract(int start, int count, float scaled, float[] x, float factor) {
        for (int j = 0; j < count; j++) {
            triangle[start + j] = (triangle[start + j] - scaled * x[j]) * factor;
        }
    }

    /** Computes M ← factor M. */
    void scale(float factor) {
        for (int i = 0; i < triangle.length; i++) {
            triangle[i] *= factor;
        }
    }

    void addToDiagonal(float increment) {
        for (int i = 0; i < size; i++) {
            triangle[place(i)] += increment;
        }
    }

    /** Returns Σ M_ii over the first n. */
    double trace(int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += triangle[place(i)];
        }
        return sum;
    }

    /** Returns Σ u_i² M_ii. */
    double diagonalForm(float[] u) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += (double) u[i] * u[i] * triangle[place(i)];
        }
        return sum;
    }

    /** Brings M_ii down to a limit, as a measurement of the quantity i would, which keeps M positive definite. */
    void limit(int i, double max, float[] scratch) {
        double variance = triangle[place(i)];
        System.arraycopy(triangle, start(i), scratch, 0, i + 1);
        for (int j = i + 1; j < size; j++) {
            scratch[j] = triangle[start(j) + i];
        }
        subtractSquare(scratch, (float) ((1 - max / variance) / variance), 1);
    }

    /** Computes M⁻¹ ← share M⁻¹ + (1 − share) diag(variances)⁻¹, by one measurement of each quantity (S). */
    void inflate(float[] variances, double share) {
        scale((float) (1 / share));
        float[] scratch = new float[size];
        for (int i = 0; i < size; i++) {
            double variance = triangle[place(i)];
            double noise = variances[i] / (1 - share);
            limit(i, variance * noise / (variance + noise), scratch);
        }
    }

    /** Saves or restores the triangle, row by row. */
    void visit(FieldVisitor fields, String name) {
        fields.float64s(name, triangle);
    }
}
