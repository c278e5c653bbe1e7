package io.spindrift.model.distribution;

import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/** The running mean of the spread of the experts' forecasts for a horizon; after 30 rows, one counts as at most ten such means. */
final class SpreadScale {
    private static final double RATE = 0.002;
    private static final double BOUND = 10;

    /** From this count on, the rate is {@value #RATE}. */
    private static final int ENOUGH = 500;

    private int rows;
    private double mean;

    /** Takes the spread of a row in. */
    void observe(double spread) {
        double bounded = SizeBound.apply(spread, BOUND * mean, rows);
        rows = Math.min(rows + 1, ENOUGH);
        mean = RunningMoments.fadingMean(mean, bounded, RunningMoments.rate(rows, RATE));
    }

    double mean() {
        return mean;
    }

    void visit(FieldVisitor fields) {
        rows = fields.int32("spread.rows", rows, 0, ENOUGH);
        mean = fields.float64("spread.mean", mean);
    }
}
