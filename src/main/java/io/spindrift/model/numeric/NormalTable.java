package io.spindrift.model.numeric;

import java.util.stream.IntStream;

/**
 * Rows of noise that cost almost nothing: windows of one table of {@value #SIZE} standard normal samples. The key of a row
 * determines where its window starts.
 *
 * <p>The table has the quantiles of the midpoints of {@value #SIZE} equal cells, scaled to variance 1, in an order that a
 * counter-based shuffle has fixed. So whatever the key is, a sample has the marginal distribution of a standard normal up to
 * 4.0, the largest sample. Samples within a row up to that size are drawn without replacement.
 *
 * <p>Rows are <em>not</em> independent. Two rows of n samples overlap with probability about 2n / {@value #SIZE}, and then a
 * part of one is a shifted copy of the other. Coordinates of one particle are dependent only if offsets are equal, which
 * happens for one pair of rows in {@value #SIZE}. All rows of a step come from a bounded set of numbers. docs/maths.md
 * describes the effect on the particle filter. If independence matters, use {@link ExactNormals}.
 */
public final class NormalTable implements NormalKernel {
    /** Size of the table, a power of two. */
    static final int SIZE = 16_384;

    private static final int SIZE_BITS = 14;

    /** The first samples are repeated after the end, so that windows up to this size are contiguous. */
    static final int REPEATED = 4096;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    static final float[] TABLE = table();

    /** Returns where the window of a row starts, 0 to {@value #SIZE} − 1. */
    static int offset(long key) {
        return (int) (Hash.mix(key + GOLDEN) >>> Long.SIZE - SIZE_BITS);
    }

    @Override
    public void normals(long key, float[] out, int offset, int count) {
        int from = offset(key);
        int done = 0;
        while (done < count) {
            int piece = Math.min(count - done, TABLE.length - from);
            System.arraycopy(TABLE, from, out, offset + done, piece);
            done += piece;
            from = (from + piece) % SIZE;
        }
    }

    /** The same table as doubles, for rows of doubles. */
    static final class OfDoubles {
        static final double[] TABLE = IntStream.range(0, NormalTable.TABLE.length)
                .mapToDouble(i -> NormalTable.TABLE[i])
                .toArray();

        private OfDoubles() {}
    }

    private static float[] table() {
        double[] quantiles = new double[SIZE];
        double squares = 0;
        for (int i = 0; i < SIZE; i++) {
            quantiles[i] = NormalQuantile.of((i + 0.5) / SIZE);
            squares += quantiles[i] * quantiles[i];
        }
        double scale = Math.sqrt(SIZE / squares);
        float[] table = new float[SIZE + REPEATED];
        for (int i = 0; i < SIZE; i++) {
            // Fisher-Yates shuffle, inside out. The high half of the product of a hash and a bound is below the bound.
            int j = (int) ((Hash.mix((i + 1) * GOLDEN) >>> Integer.SIZE) * (i + 1) >>> Integer.SIZE);
            table[i] = table[j];
            table[j] = (float) (scale * quantiles[i]);
        }
        System.arraycopy(table, 0, table, SIZE, REPEATED);
        return table;
    }
}
