package io.spindrift.model.series;

import io.spindrift.model.state.FieldVisitor;

/**
 * How long and how many labels are waited for.
 *
 * @param timeoutMillis how long an observation waits for its label, and an early label for its observation, by the clock
 *     of the series, in milliseconds
 * @param pendingMax how many observations wait for their labels at once; one more and the oldest is passed without
 * @param earlyMax how many labels wait for their observations at once
 * @param idsRemembered of how many observations the ids are known, at least {@code pendingMax}
 * @param lookaheadMax through how many waiting observations a forecast looks; beyond, it is flagged stale
 */
public record LabelSettings(long timeoutMillis, int pendingMax, int earlyMax, int idsRemembered, int lookaheadMax) {
    /** The upper bound of every count here. */
    public static final int MAX = 100_000;

    public LabelSettings {
        require(timeoutMillis >= 1, "timeoutMillis", "at least 1", timeoutMillis);
        require(pendingMax >= 1 && pendingMax <= MAX, "pendingMost", "1 to " + MAX, pendingMax);
        require(earlyMax >= 0 && earlyMax <= MAX, "earlyMost", "0 to " + MAX, earlyMax);
        require(
                idsRemembered >= pendingMax && idsRemembered <= MAX,
                "idsRemembered",
                "pendingMost (" + pendingMax + ") to " + MAX,
                idsRemembered);
        require(lookaheadMax >= 0 && lookaheadMax <= MAX, "lookaheadMost", "0 to " + MAX, lookaheadMax);
    }

    LabelSettings visit(FieldVisitor fields) {
        return new LabelSettings(
                fields.int64("settings.timeoutMillis", timeoutMillis),
                fields.int32("settings.pendingMost", pendingMax, 1, MAX),
                fields.int32("settings.earlyMost", earlyMax, 0, MAX),
                fields.int32("settings.idsRemembered", idsRemembered, 1, MAX),
                fields.int32("settings.lookaheadMost", lookaheadMax, 0, MAX));
    }

    private static void require(boolean holds, String name, String expected, long got) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got " + got);
        }
    }
}
