package io.spindrift.live;

/**
 * How much is remembered for people.
 *
 * @param series the most series, those seen last; at least 1
 * @param historyPoints the most observations of each; at least 2
 */
public record LiveSettings(int series, int historyPoints) {
    public LiveSettings {
        if (series < 1 || historyPoints < 2) {
            throw new IllegalArgumentException(
                    "live: expected at least 1 series and 2 points, got " + series + " and " + historyPoints);
        }
    }
}
