package io.spindrift.model.series;

import io.spindrift.model.state.StateExchange;

/**
 * How long and how many labels are waited for.
 *
 * @param timeoutMillis how long an observation waits for its label, and an early label for its observation, by the clock
 *     of the series, in milliseconds
 * @param pendingMost how many observations wait for their labels at once; one more and the oldest is passed without
 * @param earlyMost how many labels wait for their observations at once
 * @param idsRemembered of how many observations the ids are known, at least {@code pendingMost}
 * @param lookaheadMost through how many waiting observations a forecast looks; beyond, it is flagged stale
 */
public record LabelSettings(long timeoutMillis, int pendingMost, int earlyMost, int idsRemembered, int lookaheadMost) {
    /** The upper bound of every count here. */
    public static final int MOST = 100_000;

    public LabelSettings {
        require(timeoutMillis >= 1, "timeoutMillis", "at least 1", timeoutMillis);
        require(pendingMost >= 1 && pendingMost <= MOST, "pendingMost", "1 to " + MOST, pendingMost);
        require(earlyMost >= 0 && earlyMost <= MOST, "earlyMost", "0 to " + MOST, earlyMost);
        require(
                idsRemembered >= pendingMost && idsRemembered <= MOST,
                "idsRemembered",
                "pendingMost (" + pendingMost + ") to " + MOST,
                idsRemembered);
        require(lookaheadMost >= 0 && lookaheadMost <= MOST, "lookaheadMost", "0 to " + MOST, lookaheadMost);
    }

    LabelSettings exchange(StateExchange io) {
        return new LabelSettings(
                io.wide("settings.timeoutMillis", timeoutMillis),
                io.integer("settings.pendingMost", pendingMost, 1, MOST),
                io.integer("settings.earlyMost", earlyMost, 0, MOST),
                io.integer("settings.idsRemembered", idsRemembered, 1, MOST),
                io.integer("settings.lookaheadMost", lookaheadMost, 0, MOST));
    }

    private static void require(boolean holds, String name, String expected, long got) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got " + got);
        }
    }
}
