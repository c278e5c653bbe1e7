package io.spindrift.live;

/**
 * The size of the live view.
 *
 * @param series the maximum number of series; the most recent ones are kept; at least 1
 * @param historyPoints the maximum number of observations for each series, at least 2
 */
public record LiveSettings(int series, int historyPoints) {
    public LiveSettings {
        require(series >= 1, "series", "at least 1", series);
        require(historyPoints >= 2, "historyPoints", "at least 2", historyPoints);
    }

    private static void require(boolean holds, String name, String expected, int got) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got " + got);
        }
    }
}
