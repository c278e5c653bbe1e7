package io.spindrift.soak;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Latencies in milliseconds.
 *
 * @param p50 the median
 * @param p99 the quantile of .99
 * @param p999 the quantile of .999
 * @param max the largest
 */
record Latency(double p50, double p99, double p999, double max) {
    private static final double MICROS_A_MILLI = 1e3;

    /** @param micros in microseconds */
    static Latency of(Histogram micros) {
        return new Latency(
                micros.getValueAtPercentile(50) / MICROS_A_MILLI,
                micros.getValueAtPercentile(99) / MICROS_A_MILLI,
                micros.getValueAtPercentile(99.9) / MICROS_A_MILLI,
                micros.getMaxValue() / MICROS_A_MILLI);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p50 %,.0f ms, p99 %,.0f, p99.9 %,.0f, at most %,.0f", p50, p99, p999, max);
    }
}
