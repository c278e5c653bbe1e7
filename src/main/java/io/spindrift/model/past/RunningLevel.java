package io.spindrift.model.past;

import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * A slow mean of values and their spread around it: m ← m + max(1/n, .005) (y − m), with differences from it bounded as in {@link
 * RunningRms}.
 */
final class RunningLevel {
    private static final double RATE = 0.005;

    private double mean;
    private final RunningRms spread = new RunningRms();

    /**
     * Takes a value in.
     *
     * @param count how many rows there have been, this one included
     */
    void update(double value, long count) {
        mean = count == 1 ? value : mean + RunningMoments.rate(count, RATE) * spread.bounded(value - mean, 0);
        spread.update(value - mean, 0);
    }

    double mean() {
        return mean;
    }

    /** The standard deviation from the mean. */
    double deviation() {
        return spread.root();
    }

    /** A difference from an expected value, bounded to ten deviations. */
    double bounded(double difference) {
        return spread.bounded(difference, 0);
    }

    /** Puts the mean at another value; the spread stays. */
    void moveTo(double newMean) {
        mean = newMean;
    }

    void visit(FieldVisitor fields, String component) {
        mean = fields.float64(component + ".mean", mean);
        spread.visit(fields, component + ".spread");
    }
}
