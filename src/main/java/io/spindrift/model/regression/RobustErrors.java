package io.spindrift.model.regression;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.NormalQuantile;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * Bounds the errors of each horizon at three of their standard deviations, estimated from a running mean of their sizes, once 60 labels have set it (Huber,
 * Annals of Mathematical Statistics 35(1):73-101, 1964).
 */
public final class RobustErrors {
    private static final double BOUND = 3 * NormalQuantile.DEVIATION_OVER_SIZE;
    private static final int TRUSTING = 60;
    private static final double MIN_RATE = 0.01;

    private final int[] counts;
    private final double[] sizes;

    /** @param horizons how many there are */
    public RobustErrors(int horizons) {
        counts = new int[horizons];
        sizes = new double[horizons];
    }

    /** The bytes of the state. */
    public static long bytes(int horizons) {
        return (long) horizons * (Integer.BYTES + Double.BYTES);
    }

    /** Takes an error of a horizon in, and returns it within its bound. */
    public double bounded(int horizon, double error) {
        int count = Math.min(counts[horizon], Integer.MAX_VALUE - 1) + 1;
        double size = sizes[horizon];
        double bound = BOUND * size;
        double bounded = count > TRUSTING ? Clamp.symmetric(error, bound) : error;
        counts[horizon] = count;
        sizes[horizon] = RunningMoments.fadingMean(size, Math.abs(bounded), RunningMoments.rate(count, MIN_RATE));
        return bounded;
    }

    /** The variance of the errors of each horizon, as their mean size tells; 0 before the first error. */
    public double[] variances() {
        double[] variances = new double[sizes.length];
        for (int k = 0; k < sizes.length; k++) {
            double deviation = NormalQuantile.DEVIATION_OVER_SIZE * sizes[k];
            variances[k] = deviation * deviation;
        }
        return variances;
    }

    /** Saves or restores the statistics of the errors of a horizon. */
    public void visit(int horizon, FieldVisitor fields, String component) {
        counts[horizon] = fields.int32(component + ".errors", counts[horizon], 0, Integer.MAX_VALUE);
        sizes[horizon] = fields.float64(component + ".errorSize", sizes[horizon]);
    }
}
