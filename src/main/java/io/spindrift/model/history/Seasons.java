package io.spindrift.model.history;

/** The seasons that every series is looked at with, in observations: a week of days, half a day, a day, a week of hours, and others. */
public final class Seasons {
    private static final int[] LENGTHS = {7, 12, 24, 48, 96, 144, 168, 288, 336};

    private Seasons() {}

    /** How many seasons there are. */
    public static int count() {
        return LENGTHS.length;
    }

    /** S of a season. */
    public static int length(int season) {
        return LENGTHS[season];
    }

    /** S' = ⌈h/S⌉ S: the least number of whole seasons that is no less than a horizon. */
    public static int back(int season, int horizon) {
        int length = LENGTHS[season];
        return (horizon + length - 1) / length * length;
    }

    /** How far back a horizon looks, in observations, by all seasons. */
    static int reach(int horizon) {
        int reach = 0;
        for (int s = 0; s < LENGTHS.length; s++) {
            reach = Math.max(reach, back(s, horizon));
        }
        return reach;
    }

    /** Whether the neighbours of the value one season before are regressors as well: of days and weeks. */
    static boolean wide(int season) {
        int length = LENGTHS[season];
        return length == 24 || length == 48 || length == 168 || length == 336;
    }
}
