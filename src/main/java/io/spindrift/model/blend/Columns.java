package io.spindrift.model.blend;

import java.util.stream.IntStream;

/** Some numbers of a regressor, gathered. */
final class Columns {
    private final int[] from;
    private final double[] taken;

    private Columns(int[] from) {
        this.from = from;
        taken = new double[from.length];
    }

    /** One range after the other, each its first column and how many there are. */
    static Columns of(int... firstAndCount) {
        return new Columns(IntStream.range(0, firstAndCount.length / 2)
                .flatMap(r -> IntStream.range(firstAndCount[2 * r], firstAndCount[2 * r] + firstAndCount[2 * r + 1]))
                .toArray());
    }

    int count() {
        return from.length;
    }

    /** The columns of a regressor; holds until the next call. */
    double[] take(double[] x) {
        for (int i = 0; i < from.length; i++) {
            taken[i] = x[from[i]];
        }
        return taken;
    }
}
