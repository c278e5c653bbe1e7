package io.spindrift.model.series;

import io.spindrift.model.state.FieldVisitor;

/**
 * How long and how many labels are waited for.
 *
 * @param timeoutMillis how long an observation waits for its label, and an early label for its observation, by the clock
 *     of the series, in milliseconds
 * @param pendingMax how many observations wait for their labels at once; one more and the oldest is passed without
 * @param bufferMax how many labels wait for their observations at once
 * @param dedupWindow of how many observations the ids are known, at least {@code pendingMax}
 * @param forecastPendingMax through how many waiting observations a forecast looks; beyond, it is flagged stale
 */
public record LabelSettings(
        long timeoutMillis, int pendingMax, int bufferMax, int dedupWindow, int forecastPendingMax) {
    /** The upper bound of every count here. */
    public static final int MAX = 100_000;

    public LabelSettings {
        require(timeoutMillis >= 1, "timeoutMillis", "at least 1", timeoutMillis);
        require(pendingMax >= 1 && pendingMax <= MAX, "pendingMax", "1 to " + MAX, pendingMax);
        require(bufferMax >= 0 && bufferMax <= MAX, "bufferMax", "0 to " + MAX, bufferMax);
        require(
                dedupWindow >= pendingMax && dedupWindow <= MAX,
                "dedupWindow",
                "pendingMax (" + pendingMax + ") to " + MAX,
                dedupWindow);
        require(
                forecastPendingMax >= 0 && forecastPendingMax <= MAX,
                "forecastPendingMax",
                "0 to " + MAX,
                forecastPendingMax);
    }

    LabelSettings visit(FieldVisitor fields) {
        return new LabelSettings(
                fields.int64("settings.timeoutMillis", timeoutMillis),
                fields.int32("settings.pendingMax", pendingMax, 1, MAX),
                fields.int32("settings.bufferMax", bufferMax, 0, MAX),
                fields.int32("settings.dedupWindow", dedupWindow, 1, MAX),
                fields.int32("settings.forecastPendingMax", forecastPendingMax, 0, MAX));
    }

    private static void require(boolean holds, String name, String expected, long got) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got " + got);
        }
    }
}
