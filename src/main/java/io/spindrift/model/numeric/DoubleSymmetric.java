package io.spindrift.model.numeric;

import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * A symmetric matrix of one precision, stored as the rows of its lower triangle. The class for doubles is generated from
 * that for floats by {@code make twins}.
 */
@SuppressWarnings("cast") // The casts are redundant in the class for doubles.
final class DoubleSymmetric extends Symmetric {
    private static final DoubleKernels KERNELS = DoubleKernels.INSTANCE;

    /** Number of rows that are added at once. */
    private static final int ROWS_AT_ONCE = 4;

    private final double[][] rows;
    /** g of the pending subtraction. */
    private final double[] pendingVector;

    private boolean pending;
    private double min;
    private final double[] factors;
    private final double[] products;

    DoubleSymmetric(int size) {
        rows = new double[size][];
        for (int i = 0; i < size; i++) {
            rows[i] = new double[i + 1];
        }
        pendingVector = new double[size];
        factors = new double[size];
        products = new double[size];
    }

    @Override
    public Rows vectors(int count) {
        return new DoubleRows(new double[count][rows.length]);
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
        rows[Math.max(i, j)][Math.min(i, j)] = (double) value;
    }

    @Override
    public void subtractSquare(Rows vectors, int vector, double bound) {
        applyPending();
        System.arraycopy(DoubleRows.of(vectors)[vector], 0, pendingVector, 0, pendingVector.length);
        min = (double) bound;
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
        double[] row = rows[i];
        KERNELS.addScaled(pendingVector, -pendingVector[i], row, 0, i + 1);
        row[i] = Math.max(row[i], min);
    }

    @Override
    public void times(int[] starts, double[] u, Rows out) {
        double[][] to = DoubleRows.of(out);
        for (int b = 0; b + 1 < starts.length; b++) {
            Arrays.fill(to[b], 0);
        }
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (double) u[i];
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
    private void multiply(int first, int end, int block, int[] starts, double[] u, double[][] out) {
        for (int i = first; i < end; i++) {
            if (pending) {
                subtract(i);
            }
            double[] row = rows[i];
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
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= (double) divisor;
            }
        }
    }

    @Override
    public void visit(FieldVisitor fields, String name) {
        applyPending();
        for (double[] row : rows) {
            fields.float64s(name, row);
        }
    }
}
