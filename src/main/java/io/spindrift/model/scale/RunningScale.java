package io.spindrift.model.scale;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * Running mean and deviation of a stream of numbers, and the standardization by them.
 *
 * <p>With a_n = max(1/n, 1/window), δ = v − mean: mean ← mean + a_n δ; variance ← (1 − a_n)(variance + a_n δ²) (D). For the
 * first {@code window} numbers this is their exact mean and population variance (Welford); after that, an exponential
 * window. Standardized numbers are clamped to ±{@value #CLAMP} (E), so that one wild number cannot drive a network far; and after
 * the first {@value #TRUSTING} numbers, one counts as at most so many deviations from the mean, so that it cannot blow up the
 * scale of all that follow. A true change of scale still widens it by a tenth at every step.
 */
public final class RunningScale {
    /** The bound of a standardized number. */
    public static final double CLAMP = 10;

    private static final int TRUSTING = 20;

    private final double leastRate;
    private final boolean centered;
    private final boolean identity;
    private long count;
    private double mean;
    private double variance;

    /**
     * A scale that takes the mean off.
     *
     * @param window after how many numbers old ones begin to fade; 0 for no scaling, numbers are then only clamped
     */
    public RunningScale(int window) {
        this(window, true);
    }

    /**
     * A scale.
     *
     * @param window after how many numbers old ones begin to fade; 0 for no scaling, numbers are then only clamped
     * @param centered whether the mean is taken off; if not, it is held at 0, and the deviation is the root mean square
     */
    public RunningScale(int window, boolean centered) {
        if (window < 0) {
            throw new IllegalArgumentException("window: expected at least 0, got " + window);
        }
        leastRate = window == 0 ? 0 : 1.0 / window;
        identity = window == 0;
        variance = identity ? 1 : 0;
        this.centered = centered;
    }

    /** Takes one number in. */
    public void update(double value) {
        count++;
        if (identity) {
            return;
        }
        double rate = RunningMoments.rate(count, leastRate);
        double difference = bounded(centered ? value - mean : value);
        if (!centered) {
            variance = (1 - rate) * variance + rate * difference * difference;
            return;
        }
        mean += rate * difference;
        variance = RunningMoments.variance(variance, difference, rate);
    }

    private double bounded(double difference) {
        double max = CLAMP * deviation();
        return count <= TRUSTING || max == 0 ? difference : Clamp.symmetric(difference, max);
    }

    /** (value − mean) / deviation, clamped; 0 while the deviation is 0. */
    public double standardize(double value) {
        double deviation = deviation();
        if (!(deviation > 0)) {
            return 0;
        }
        return Clamp.symmetric((value - mean) / deviation, CLAMP);
    }

    /** mean + deviation · standardized. */
    public double restore(double standardized) {
        return mean + deviation() * standardized;
    }

    /** The population standard deviation, 0 before the second number. */
    public double deviation() {
        return Math.sqrt(variance);
    }

    /** Saves or restores the three numbers that this consists of. */
    public void visit(FieldVisitor fields) {
        count = fields.int64("scale.count", count);
        mean = fields.float64("scale.mean", mean);
        variance = fields.float64("scale.variance", variance);
    }
}
