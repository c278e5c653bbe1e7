package io.spindrift.model.scale;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * The running mean and standard deviation of a stream of numbers, and standardization by them.
 *
 * <p>With a_n = max(1/n, 1/window), δ = v − mean: mean ← mean + a_n δ; variance ← (1 − a_n)(variance + a_n δ²) (D). For the
 * first {@code window} numbers this is their exact mean and population variance (Welford). After that, it is an exponential
 * window. Standardized numbers are clamped to ±{@value #CLAMP} (E), so that an outlier cannot drive a network far. After the
 * first {@value #TRUSTING} numbers, a number counts as at most {@value #CLAMP} deviations from the mean, so that an outlier
 * cannot make the scale too large for all later numbers. A real change of the scale still widens it by a tenth at every step.
 */
public final class RunningScale {
    /** The bound of a standardized number. */
    public static final double CLAMP = 10;

    private static final int UNBOUNDED = 20;

    private final double minRate;
    private final boolean centered;
    private final boolean identity;
    private long count;
    private double mean;
    private double variance;

    /**
     * Creates a scale that subtracts the mean.
     *
     * @param window number of numbers after which old ones lose weight; 0 for no scaling: numbers are only clamped
     */
    public RunningScale(int window) {
        this(window, true);
    }

    /**
     * Creates a scale.
     *
     * @param window number of numbers after which old ones lose weight; 0 for no scaling: numbers are only clamped
     * @param centered whether the mean is subtracted; if not, it is 0, and the deviation is the root mean square
     */
    public RunningScale(int window, boolean centered) {
        if (window < 0) {
            throw new IllegalArgumentException("window: expected at least 0, got " + window);
        }
        minRate = window == 0 ? 0 : 1.0 / window;
        identity = window == 0;
        variance = identity ? 1 : 0;
        this.centered = centered;
    }

    /** Takes in a number. */
    public void update(double value) {
        count++;
        if (identity) {
            return;
        }
        double rate = RunningMoments.rate(count, minRate);
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
        return count <= UNBOUNDED || max == 0 ? difference : Clamp.symmetric(difference, max);
    }

    /** Returns (value − mean) / deviation, clamped; 0 while the deviation is 0. */
    public double standardize(double value) {
        double deviation = deviation();
        if (!(deviation > 0)) {
            return 0;
        }
        return Clamp.symmetric((value - mean) / deviation, CLAMP);
    }

    /** Returns mean + deviation · standardized. */
    public double restore(double standardized) {
        return mean + deviation() * standardized;
    }

    /** Returns the population standard deviation; 0 before the second number. */
    public double deviation() {
        return Math.sqrt(variance);
    }

    /** Saves or restores count, mean and variance. */
    public void visit(FieldVisitor fields) {
        count = fields.int64("scale.count", count);
        mean = fields.float64("scale.mean", mean);
        variance = fields.float64("scale.variance", variance);
    }
}
