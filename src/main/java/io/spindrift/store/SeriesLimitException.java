package io.spindrift.store;

/** A new series cannot start, because the partition already has the maximum number of series. */
public final class SeriesLimitException extends Exception {
    private static final long serialVersionUID = 1L;

    SeriesLimitException(long max) {
        super("series: expected at most " + max + " in this partition (series.max.per.partition), got another one");
    }
}
