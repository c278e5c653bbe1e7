package io.spindrift.model.interval;

/**
 * A prediction interval.
 *
 * @param level the share of labels that it is to hold, above 0, below 1
 * @param lower in the unit of the label
 * @param upper at least {@code lower}
 */
public record Interval(double level, double lower, double upper) {}
