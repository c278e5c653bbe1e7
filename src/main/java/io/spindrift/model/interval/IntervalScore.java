package io.spindrift.model.interval;

/**
 * The interval of a scored forecast, and running means over all scored intervals of its level, including this one.
 * Forecasts without an interval do not count. The means are NaN before the first interval.
 *
 * @param level nominal coverage
 * @param lower as it was issued; NaN for no interval
 * @param upper as it was issued; NaN for no interval
 * @param coverage share of labels inside the intervals of this level
 * @param width mean width, in the unit of the label
 * @param pinball mean of the quantile losses of both bounds, in the unit of the label
 */
public record IntervalScore(double level, double lower, double upper, double coverage, double width, double pinball) {

    /**
     * Returns whether the interval contains a label, up to rounding errors.
     *
     * @param forecast to which the interval belongs
     */
    public boolean contains(double label, double forecast) {
        return new Interval(level, lower, upper).contains(label, forecast);
    }
}
