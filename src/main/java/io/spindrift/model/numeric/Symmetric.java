package io.spindrift.model.numeric;

import io.spindrift.model.state.FieldVisitor;

/**
 * A symmetric matrix of which one half is stored. A subtraction is pending until the next multiplication, so that one
 * pass over the numbers does both.
 */
public abstract sealed class Symmetric permits DoubleSymmetric, FloatSymmetric {

    /** Returns a diagonal matrix. */
    public static Symmetric diagonal(Precision precision, double[] diagonal) {
        Symmetric matrix = switch (precision) {
            case FLOAT64 -> new DoubleSymmetric(diagonal.length);
            case FLOAT32 -> new FloatSymmetric(diagonal.length);
        };
        for (int i = 0; i < diagonal.length; i++) {
            matrix.set(i, i, diagonal[i]);
        }
        return matrix;
    }

    /** Returns the number of stored numbers of a matrix of n rows. */
    public static long numbers(long n) {
        return n * (n + 1) / 2;
    }

    /** Returns {@code count} rows of zeros, n wide, of the same precision. */
    public abstract Rows vectors(int count);

    /** Returns n. */
    public abstract int size();

    /** Returns an entry. A pending subtraction is not included. */
    public abstract double get(int i, int j);

    /** Sets an entry and its mirror image. */
    public abstract void set(int i, int j, double value);

    /**
     * Subtracts a square: P ← P − g gᵀ, with a minimum of the diagonal. The subtraction is pending until the next pass
     * over P.
     */
    public abstract void subtractSquare(Rows vectors, int vector, double min);

    /** Adds an increment to each number of the diagonal, up to a maximum. There must be no pending subtraction. */
    public final void addToDiagonal(double increment, double max) {
        for (int i = 0; i < size(); i++) {
            set(i, i, Math.min(get(i, i) + increment, max));
        }
    }

    /**
     * Computes out_b = P[:, b] u_b for each block b of columns.
     *
     * @param starts first column of each block, from 0, and n
     * @param u n numbers
     * @param out modified: one row for each block, n wide
     */
    public abstract void times(int[] starts, double[] u, Rows out);

    /** Applies a pending subtraction. */
    public abstract void applyPending();

    /** Divides all entries by a number. */
    public abstract void divide(double divisor);

    /** Saves or restores the stored half, row by row. */
    public abstract void visit(FieldVisitor fields, String name);
}
