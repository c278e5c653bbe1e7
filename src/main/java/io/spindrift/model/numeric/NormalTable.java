package io.spindrift.model.numeric;

import java.util.stream.IntStream;

/**
 * Rows of noise for next to nothing: windows of one table of {@value #SIZE} standard normals, each beginning where the key of
 * its row says, anywhere in the table.
 *
 * <p>The table holds the quantiles of the midpoints of {@value #SIZE} equal cells in an order fixed once by a counter-based
 * shuffle, scaled to variance 1. So a sample has the marginal of a standard normal up to 4.0 (none is larger), whatever
 * the key. Samples within a row up to that size are drawn without replacement.
 *
 * <p>Rows are <em>not</em> independent: two of n samples overlap with probability about 2n / {@value #SIZE}, and then one is in
 * part a shifted copy of the other. Coordinates of one particle are dependent only where offsets are equal, one pair of
 * rows in {@value #SIZE}; and what is read of all rows of a step is a bounded set of numbers. docs/maths.md says what that did to
 * the particle filter. Where independence matters, take {@link Kernels#normals()}.
 */
public final class NormalTable implements NormalKernel {
    /** A power of two. */
    static final int SIZE = 16_384;

    private static final int SIZE_BITS = 14;

    /** Stored again behind the end, so that windows up to this are one piece. */
    static final int AGAIN = 4096;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    static final float[] TABLE = table();

    /** Where the window of a row begins, 0 to {@value #SIZE} − 1. */
    static int offset(long key) {
        return (int) (Hash.mix(key + GOLDEN) >>> Long.SIZE - SIZE_BITS);
    }

    @Override
    public void normals(long key, float[] out, int at, int count) {
        int from = offset(key);
        int done = 0;
        while (done < count) {
            int piece = Math.min(count - done, TABLE.length - from);
            System.arraycopy(TABLE, from, out, at + done, piece);
            done += piece;
            from = (from + piece) % SIZE;
        }
    }

    /** The same as doubles, for rows of these. */
    static final class Wide {
        static final double[] TABLE = IntStream.range(0, NormalTable.TABLE.length)
                .mapToDouble(i -> NormalTable.TABLE[i])
                .toArray();

        private Wide() {}
    }

    private static float[] table() {
        double[] quantiles = new double[SIZE];
        double squares = 0;
        for (int i = 0; i < SIZE; i++) {
            quantiles[i] = NormalQuantile.of((i + 0.5) / SIZE);
            squares += quantiles[i] * quantiles[i];
        }
        double scale = Math.sqrt(SIZE / squares);
        float[] table = new float[SIZE + AGAIN];
        for (int i = 0; i < SIZE; i++) {
            // Fisher-Yates from the inside out; the high product of a hash and a bound is below the bound.
            int j = (int) ((Hash.mix((i + 1) * GOLDEN) >>> Integer.SIZE) * (i + 1) >>> Integer.SIZE);
            table[i] = table[j];
            table[j] = (float) (scale * quantiles[i]);
        }
        System.arraycopy(table, 0, table, SIZE, AGAIN);
        return table;
    }
}
