package io.spindrift.model.numeric;

import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * A symmetric matrix of one precision, stored as the rows of its lower triangle. The class for doubles is generated from
 * that for floats by {@code make twins}.
 */
@SuppressWarnings("cast") // The casts are redundant in the class for doubles.
final class FloatSymmetric extends Symmetric {
    private static final FloatKernels KERNELS = FloatKernels.INSTANCE;

    /** Number of rows that are added at once. */
    private static final int ROWS_AT_ONCE = 4;

    private final float[][] rows;
    /** g of the pending subtraction. */
    private final float[] pendingVector;

    private boolean pending;
    private float min;
    private final float[] factors;
    private final float[] products;

    FloatSymmetric(int size) {
        rows = new float[size][];
        for (int i = 0; i < size; i++) {
            rows[i] = new float[i + 1];
        }
        pendingVector = new float[size];
        factors = new float[size];
        products = new float[size];
    }

    @Override
    public Rows vectors(int count) {
        return new FloatRows(new float[count][rows.length]);
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public double get(int i, int j) {
        return rows[Math.max(i, j)][Math.min(i, j)];
    }

    @Override
    public void set(int i, int j, double value) {
        rows[Math.max(i, j)][Math.min(i, j)] = (float) value;
    }

    @Override
    public void subtractSquare(Rows vectors, int vector, double bound) {
        applyPending();
        System.arraycopy(FloatRows.of(vectors)[vector], 0, pendingVector, 0, pendingVector.length);
        min = (float) bound;
        pending = true;
    }

    @Override
    public void applyPending() {
        if (pending) {
            for (int i = 0; i < rows.length; i++) {
                subtract(i);
            }
            pending = false;
        }
    }

    private void subtract(int i) {
        float[] row = rows[i];
        KERNELS.addScaled(pendingVector, -pendingVector[i], row, 0, i + 1);
        row[i] = Math.max(row[i], min);
    }

    @Override
    public void times(int[] starts, double[] u, Rows out) {
        float[][] to = FloatRows.of(out);
        for (int b = 0; b + 1 < starts.length; b++) {
            Arrays.fill(to[b], 0);
        }
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (float) u[i];
        }
        for (int block = 0; block + 1 < starts.length; block++) {
            for (int i = starts[block]; i < starts[block + 1]; i += ROWS_AT_ONCE) {
                multiply(i, Math.min(i + ROWS_AT_ONCE, starts[block + 1]), block, starts, u, to);
            }
        }
        pending = false;
    }

    /**
     * Multiplies some rows of a block. Each row adds to the products of its own block of columns and of the blocks
     * before.
     */
    private void multiply(int first, int end, int block, int[] starts, double[] u, float[][] out) {
        for (int i = first; i < end; i++) {
            if (pending) {
                subtract(i);
            }
            float[] row = rows[i];
            if (block == 0) {
                out[0][i] += KERNELS.dot(row, factors, 0, i + 1, products);
            } else {
                KERNELS.product(row, factors, products, 0, i + 1);
                for (int b = 0; b < block; b++) {
                    out[b][i] += KERNELS.sum(products, starts[b], starts[b + 1]);
                }
                out[block][i] += KERNELS.sum(products, starts[block], i + 1);
            }
            for (int j = first; j < i; j++) {
                out[block][j] += factors[i] * row[j];
            }
        }
        KERNELS.addScaled(rows, first, u, first, end - first, out[block], 0, first);
    }

    @Override
    public void divide(double divisor) {
        applyPending();
        for (float[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= (float) divisor;
            }
        }
    }

    @Override
    public void visit(FieldVisitor fields, String name) {
        applyPending();
        for (float[] row : rows) {
            fields.float64s(name, row);
        }
    }
}
