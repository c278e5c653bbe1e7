package io.spindrift.model.numeric;

import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/** A symmetric matrix of floats, as the rows of its lower triangle. Of this text that of doubles is made (pom.xml). */
@SuppressWarnings("cast") // Of the twin.
final class DoubleSymmetric extends Symmetric {
    private static final DoubleKernels KERNELS = DoubleKernels.INSTANCE;

    /** So many rows are added at once. */
    private static final int TOGETHER = 4;

    private final double[][] rows;
    /** g, if it is to be subtracted. */
    private final double[] waiting;

    private boolean waits;
    private double min;
    private final double[] factors;
    private final double[] products;

    DoubleSymmetric(int size) {
        rows = new double[size][];
        for (int i = 0; i < size; i++) {
            rows[i] = new double[i + 1];
        }
        waiting = new double[size];
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
        settle();
        System.arraycopy(DoubleRows.of(vectors)[vector], 0, waiting, 0, waiting.length);
        min = (double) bound;
        waits = true;
    }

    @Override
    public void settle() {
        if (waits) {
            for (int i = 0; i < rows.length; i++) {
                subtract(i);
            }
            waits = false;
        }
    }

    private void subtract(int i) {
        double[] row = rows[i];
        KERNELS.addScaled(waiting, -waiting[i], row, 0, i + 1);
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
        for (int own = 0; own + 1 < starts.length; own++) {
            for (int i = starts[own]; i < starts[own + 1]; i += TOGETHER) {
                multiply(i, Math.min(i + TOGETHER, starts[own + 1]), own, starts, u, to);
            }
        }
        waits = false;
    }

    /** Goes through some rows of one block, which add to the products of their own columns and of those before. */
    private void multiply(int first, int end, int own, int[] starts, double[] u, double[][] out) {
        for (int i = first; i < end; i++) {
            if (waits) {
                subtract(i);
            }
            double[] row = rows[i];
            if (own == 0) {
                out[0][i] += KERNELS.dot(row, factors, 0, i + 1, products);
            } else {
                KERNELS.product(row, factors, products, 0, i + 1);
                for (int b = 0; b < own; b++) {
                    out[b][i] += KERNELS.sum(products, starts[b], starts[b + 1]);
                }
                out[own][i] += KERNELS.sum(products, starts[own], i + 1);
            }
            for (int j = first; j < i; j++) {
                out[own][j] += factors[i] * row[j];
            }
        }
        KERNELS.addScaled(rows, first, u, first, end - first, out[own], 0, first);
    }

    @Override
    public void divide(double divisor) {
        settle();
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= (double) divisor;
            }
        }
    }

    @Override
    public void visit(FieldVisitor fields, String name) {
        settle();
        for (double[] row : rows) {
            fields.float64s(name, row);
        }
    }
}
