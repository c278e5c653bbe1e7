package io.spindrift.model.mixture;

import io.spindrift.model.state.FieldVisitor;

/**
 * Running squared errors of experts over about 50 labels and over about ten (three at horizon 1). An expert is awake if the first is at
 * most four times the least of all experts, and the second at most eight times. Where none is both, the second decides: it sees first
 * that an expert has become good, as when the first season of a series has passed.
 */
final class RecentErrors {
    private static final double LONG_RATE = 0.02;
    private static final double LONG_BOUND = 4;
    private static final double SHORT_RATE = 0.1;
    private static final double SHORT_RATE_AT_ONE = 0.3;
    private static final double SHORT_BOUND = 8;
    private static final int TRUSTING = 3;
    private static final double MAX = 1e30;

    private final double shortRate;
    /** Over about 50 labels, one for each expert, and then over about ten. */
    private final float[] squares;

    private long count;

    /** @param horizon h: the errors of neighboring rows come in runs, so that a few of them say less at a far horizon */
    RecentErrors(int experts, int horizon) {
        squares = new float[2 * experts];
        shortRate = Math.max(SHORT_RATE, SHORT_RATE_AT_ONE / Math.sqrt(horizon));
    }

    static long numbers(int experts) {
        return 2L * experts + 2;
    }

    /** Takes a label in. */
    void learn(MixtureForecast forecast, double label) {
        count++;
        double first = 1.0 / count;
        int experts = squares.length / 2;
        for (int k = 0; k < experts; k++) {
            double error = label - forecast.expert(k);
            double square = Math.min(error * error, MAX);
            squares[k] += (float) (Math.max(first, LONG_RATE) * (square - squares[k]));
            squares[experts + k] += (float) (Math.max(first, shortRate) * (square - squares[experts + k]));
        }
    }

    /**
     * Marks the experts that are awake; at least one is.
     *
     * @param awake at least as long as there are experts, whose first are modified
     */
    void markAwake(boolean[] awake) {
        int experts = squares.length / 2;
        double leastLong = least(0);
        double leastShort = least(experts);
        boolean any = false;
        for (int k = 0; k < experts; k++) {
            awake[k] = count <= TRUSTING
                    || squares[k] <= LONG_BOUND * leastLong && squares[experts + k] <= SHORT_BOUND * leastShort;
            any |= awake[k];
        }
        for (int k = 0; k < experts && !any; k++) {
            awake[k] = squares[experts + k] <= SHORT_BOUND * leastShort;
        }
    }

    /** The least square of all experts, of those that begin at an index. */
    private double least(int first) {
        double least = Double.MAX_VALUE;
        for (int k = 0; k < squares.length / 2; k++) {
            least = Math.min(least, squares[first + k]);
        }
        return least;
    }

    void visit(FieldVisitor fields) {
        count = fields.int64("mixture.recentCount", count);
        fields.float64s("mixture.recentSquares", squares);
    }
}
