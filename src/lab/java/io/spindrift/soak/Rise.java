package io.spindrift.soak;

import java.util.Locale;

/**
 * Whether a figure rises under a steady load.
 *
 * @param figure its name
 * @param median over the second half
 * @param percentAnHour slope there, in percent of the median per hour
 * @param lower lower bound of its 95 % interval
 * @param upper upper bound
 * @param flat whether a rise above the limit was not observed, or can be excluded
 */
record Rise(String figure, double median, double percentAnHour, double lower, double upper, boolean flat) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-18s median %,10.1f, slope %+7.1f %% an hour (%+.1f to %+.1f)%s",
                figure,
                median,
                percentAnHour,
                lower,
                upper,
                flat ? "" : ": RISES");
    }
}
