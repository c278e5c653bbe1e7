package io.spindrift.model.numeric;

/** Functions of several rows: of each by itself, or of all put behind one another, so that loops over short rows are long. */
@SuppressWarnings("cast") // The twin needs the casts.
final class FloatActivations {
    /** Rows shorter than this are put behind one another before a function is applied to them. */
    static final int SHORT = 32;

    /** A function of each of some numbers of a row. */
    interface Function {
        void apply(float[] row, int from, int to);
    }

    private FloatActivations() {}

    /** Applies a function to rows {@code from} to {@code to − 1}, one after the other. */
    static void each(Function function, float[][] rows, int from, int to) {
        for (int r = from; r < to; r++) {
            function.apply(rows[r], 0, rows[r].length);
        }
    }

    /**
     * Applies a function to the same rows at once.
     *
     * @param together modified: room for the numbers of all of them
     */
    static void together(Function function, float[][] rows, int from, int to, float[] together) {
        int count = gather(rows, from, to, together);
        function.apply(together, 0, count);
        scatter(rows, from, to, together);
    }

    private static int gather(float[][] rows, int from, int to, float[] together) {
        int at = 0;
        for (int r = from; r < to; r++) {
            float[] row = rows[r];
            for (int i = 0; i < row.length; i++) {
                together[at++] = row[i];
            }
        }
        return at;
    }

    private static void scatter(float[][] rows, int from, int to, float[] together) {
        int at = 0;
        for (int r = from; r < to; r++) {
            float[] row = rows[r];
            for (int i = 0; i < row.length; i++) {
                row[i] = together[at++];
            }
        }
    }
}
