package io.spindrift.model.interval;

/**
 * An interval beside the label that came for it, and running means over all intervals of its level, this one included.
 *
 * @param level the share of labels that it is to hold
 * @param lower as it was issued
 * @param upper as it was issued
 * @param coverage the share of labels that intervals of this level have held
 * @param width their mean width, in the unit of the label
 * @param pinball mean of the quantile losses of both bounds, in the unit of the label
 */
public record IntervalScore(double level, double lower, double upper, double coverage, double width, double pinball) {}
