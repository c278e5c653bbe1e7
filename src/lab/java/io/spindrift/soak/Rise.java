package io.spindrift.soak;

import java.util.Locale;

/**
 * Whether a figure rises under a steady load.
 *
 * @param figure its name
 * @param median over the second half
 * @param percentAnHour the slope there, in percent of the median an hour
 * @param lower the lower bound of its interval of 95 %
 * @param upper the upper bound
 * @param flat whether a rise beyond what is allowed can be excluded from what was seen, or was not seen
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
