package io.spindrift.store;

/** A new series, where there are as many as there may be. */
public final class SeriesLimitException extends Exception {
    private static final long serialVersionUID = 1L;

    SeriesLimitException(long max) {
        super("series: expected at most " + max + " in this partition (series.max.per.partition), got another one");
    }
}
