package io.spindrift.model.alarm;

import io.spindrift.model.distribution.ErrorShape;
import io.spindrift.model.distribution.PValueCalibration;
import io.spindrift.model.distribution.SizeBound;
import io.spindrift.model.distribution.ValueLevel;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * Finds values that are far from the usual level M. The p-value of e is that of u = e/S by a shape of its own, calibrated as in (BN):
 *
 * <pre>
 *     e = y − M;   M: EWMA(1/3000) of y, before y;   S: EWMA(1/3000) of |e|, bounded as in (BG)                     (BP)
 * </pre>
 */
final class LevelDetector {
    private static final double RATE = 1.0 / 3000;
    private static final double FAST = 0.2;

    private long values;
    private double mean;
    private double fast;
    private double slow;
    private final ErrorShape shape = new ErrorShape(1);
    private final PValueCalibration calibration = new PValueCalibration();

    /**
     * Takes a value in, and returns how unusual it is.
     *
     * @param verdict on the value; an impossible one counts for the shape only
     */
    Evidence observe(double value, ValueLevel.Verdict verdict) {
        if (values == 0) {
            values = 1;
            mean = value;
            return Evidence.none(value);
        }
        double error = value - mean;
        Evidence evidence = new Evidence(pValue(error), mean, value);
        if (verdict == ValueLevel.Verdict.POSSIBLE) {
            values++;
            learn(Math.abs(error));
            mean = RunningMoments.fadingMean(mean, value, RunningMoments.rate(values, RATE));
        } else if (verdict == ValueLevel.Verdict.NEW_LEVEL) {
            mean = value;
        }
        return evidence;
    }

    private double pValue(double error) {
        if (!(slow > 0)) {
            return 1;
        }
        double pValue = calibration.calibrate(shape.pValue(error / slow));
        shape.learn(error / slow, values);
        return pValue;
    }

    private void learn(double size) {
        long count = values - 1;
        double bounded = SizeBound.apply(size, SizeBound.of(slow, fast), count);
        fast = RunningMoments.fadingMean(fast, size, RunningMoments.rate(count, FAST));
        slow = RunningMoments.fadingMean(slow, bounded, RunningMoments.rate(count, RATE));
    }

    void visit(FieldVisitor fields) {
        values = fields.int64("level.values", values);
        mean = fields.float64("level.mean", mean);
        fast = fields.float64("level.fast", fast);
        slow = fields.float64("level.slow", slow);
        shape.visit(fields);
        calibration.visit(fields);
    }
}
