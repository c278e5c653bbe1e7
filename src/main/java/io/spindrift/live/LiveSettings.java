package io.spindrift.live;

/**
 * How much is remembered for people.
 *
 * @param series the most series, those seen last; at least 1
 * @param historyPoints the most observations of each; at least 2
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
