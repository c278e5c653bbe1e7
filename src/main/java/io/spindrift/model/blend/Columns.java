package io.spindrift.model.blend;

import java.util.stream.IntStream;

/** Copies some columns of a regressor into an array. */
final class Columns {
    private final int[] from;
    private final double[] taken;

    private Columns(int[] from) {
        this.from = from;
        taken = new double[from.length];
    }

    /** Creates a selection of ranges. Each range is two numbers: its first column and its count. */
    static Columns of(int... firstAndCount) {
        return new Columns(IntStream.range(0, firstAndCount.length / 2)
                .flatMap(r -> IntStream.range(firstAndCount[2 * r], firstAndCount[2 * r] + firstAndCount[2 * r + 1]))
                .toArray());
    }

    int count() {
        return from.length;
    }

    /** Returns the selected columns of a regressor; valid until the next call. */
    double[] take(double[] x) {
        for (int i = 0; i < from.length; i++) {
            taken[i] = x[from[i]];
        }
        return taken;
    }
}
