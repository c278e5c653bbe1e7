package io.spindrift.soak;

import java.io.IOException;
import java.util.Locale;

/**
 * The result of an overload.
 *
 * @param perSecond rate of input records
 * @param max maximum number of waiting records, by the application's own metric
 * @param rss maximum resident memory in megabytes
 * @param steadyRss maximum resident memory before, in megabytes
 * @param drainedPerSecond rate of processing afterwards, until no record waited
 * @param lost number of records without a forecast at the end
 */
record Overload(double perSecond, double max, double rss, double steadyRss, double drainedPerSecond, long lost) {
    /**
     * Allowed growth of the resident memory: the heap and RocksDB's buffers are bounded, but a steady load may not use
     * them fully.
     */
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
                during.max(Footprint.RSS),
                before.max(Footprint.RSS),
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
                "overload: %,.0f records per second; %,.0f waited at most; RSS %.0f MB at most (%.0f before); then %,.0f per second; lost %d",
                perSecond,
                max,
                rss,
                steadyRss,
                drainedPerSecond,
                lost);
    }
}
