package io.spindrift.live;

/**
 * How much is remembered for people.
 *
 * @param series the most series, those seen last; at least 1
 * @param points the most observations of each; at least 2
 */
public record LiveSettings(int series, int points) {
    public LiveSettings {
        if (series < 1 || points < 2) {
            throw new IllegalArgumentException(
                    "live: expected at least 1 series and 2 points, got " + series + " and " + points);
        }
    }
}
