package io.spindrift.model.numeric;

import io.spindrift.model.state.FieldVisitor;

/**
 * A symmetric matrix of which half is kept, and which is gone through once a step: what is subtracted from it waits until it is
 * multiplied next, so that each number is read and written once for both.
 */
public abstract sealed class Symmetric permits DoubleSymmetric, FloatSymmetric {

    /** A diagonal matrix. */
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

    /** How many numbers a matrix of n rows keeps. */
    public static long numbers(long n) {
        return n * (n + 1) / 2;
    }

    /** So many rows of zeros, n wide, of the same precision. */
    public abstract Rows vectors(int count);

    /** n. */
    public abstract int size();

    /** An entry, without what waits to be subtracted. */
    public abstract double get(int i, int j);

    /** Sets an entry and its mirror image. */
    public abstract void set(int i, int j, double value);

    /** P ← P − g gᵀ, no number of its diagonal below a bound; carried out when P is needed next. */
    public abstract void subtractSquare(Rows vectors, int vector, double min);

    /** Adds to each number of the diagonal, which must not be waited for; none grows beyond a bound by it. */
    public final void addToDiagonal(double increment, double max) {
        for (int i = 0; i < size(); i++) {
            set(i, i, Math.min(get(i, i) + increment, max));
        }
    }

    /**
     * out_b = P[:, b] u_b for the columns b from one start to the next.
     *
     * @param starts of blocks, from 0 to n
     * @param u n numbers
     * @param out modified: a row a block, n wide
     */
    public abstract void times(int[] starts, double[] u, Rows out);

    /** Carries out what waits. */
    public abstract void settle();

    /** Divides all entries. */
    public abstract void divide(double divisor);

    /** Saves or restores the half that is kept, row by row. */
    public abstract void visit(FieldVisitor fields, String name);
}
