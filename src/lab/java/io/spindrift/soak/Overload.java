package io.spindrift.soak;

import java.io.IOException;
import java.util.Locale;

/**
 * More than can be taken, for a while.
 *
 * @param perSecond what came
 * @param max records that waited at most, by the application's own metric
 * @param rss megabytes at most
 * @param steadyRss megabytes at most before
 * @param drainedPerSecond what was taken afterwards, until nothing waited
 * @param lost records without a forecast in the end
 */
record Overload(double perSecond, double max, double rss, double steadyRss, double drainedPerSecond, long lost) {
    /** What the heap, which has a bound, and RocksDB's buffers may still take that a steady load had not touched. */
    private static final double RSS_SHARE = 1.5;

    static Overload run(Load load, Footprint footprint, double perSecond, double seconds, Measured before)
            throws IOException, InterruptedException {
        Measured during = new Measured(footprint, seconds);
        double drained;
        try (during) {
            load.send(perSecond, seconds);
            drained = load.drain();
        }
        return new Overload(
                perSecond,
                during.max("lag"),
                during.max("RSS MB"),
                before.max("RSS MB"),
                drained,
                load.sent() - load.received());
    }

    /** Whether it showed as records that waited, and as nothing else. */
    boolean withstood() {
        return lost == 0 && max > perSecond && rss < RSS_SHARE * steadyRss;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "overload: %,.0f records a second; %,.0f waited at most; RSS %.0f MB at most (%.0f before); then %,.0f a second; lost %d",
                perSecond,
                max,
                rss,
                steadyRss,
                drainedPerSecond,
                lost);
    }
}
