package io.spindrift.model.distribution;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Functions;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/** The usual scale of a horizon's errors: L, the EWMA(.002) of ln A over the rows at which forecasts are made. */
final class UsualScale {
    private static final double RATE = 0.002;
    private static final double MAX_LOG_RATIO = 1.5;

    /** From this count on, the rate is {@value #RATE}. */
    private static final int ENOUGH = 500;

    private int rows;
    private double logScale;

    /** Takes the scale of a forecast in, if it is above 0, and returns ρ = exp(clamp(L − ln A, ±1.5)), else 1. */
    double relief(double scale) {
        if (!(scale > 0)) {
            return 1;
        }
        rows = Math.min(rows + 1, ENOUGH);
        double log = Functions.log(scale);
        logScale = RunningMoments.fadingMean(logScale, log, RunningMoments.rate(rows, RATE));
        return Functions.exp(Clamp.symmetric(logScale - log, MAX_LOG_RATIO));
    }

    void visit(FieldVisitor fields) {
        rows = fields.int32("usualScale.rows", rows, 0, ENOUGH);
        logScale = fields.float64("usualScale.log", logScale);
    }
}
