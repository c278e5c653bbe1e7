package io.spindrift.model.numeric;

/** Functions of several rows: of each by itself, or of all put behind one another, so that loops over short rows are long. */
@SuppressWarnings("cast") // The twin needs the casts.
final class DoubleActivations {
    /** Rows shorter than this are put behind one another before a function is applied to them. */
    static final int SHORT = 32;

    /** A function of each of some numbers of a row. */
    interface Function {
        void apply(double[] row, int from, int to);
    }

    private DoubleActivations() {}

    /** Applies a function to rows {@code from} to {@code to − 1}, one after the other. */
    static void each(Function function, double[][] rows, int from, int to) {
        for (int r = from; r < to; r++) {
            function.apply(rows[r], 0, rows[r].length);
        }
    }

    /**
     * Applies a function to the same rows at once.
     *
     * @param together modified: room for the numbers of all of them
     */
    static void together(Function function, double[][] rows, int from, int to, double[] together) {
        int count = gather(rows, from, to, together);
        function.apply(together, 0, count);
        scatter(rows, from, to, together);
    }

    private static int gather(double[][] rows, int from, int to, double[] together) {
        int at = 0;
        for (int r = from; r < to; r++) {
            double[] row = rows[r];
            for (int i = 0; i < row.length; i++) {
                together[at++] = row[i];
            }
        }
        return at;
    }

    private static void scatter(double[][] rows, int from, int to, double[] together) {
        int at = 0;
        for (int r = from; r < to; r++) {
            double[] row = rows[r];
            for (int i = 0; i < row.length; i++) {
                row[i] = together[at++];
            }
        }
    }
}
