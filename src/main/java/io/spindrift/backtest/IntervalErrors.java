package io.spindrift.backtest;

import io.spindrift.model.interval.Interval;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The errors of the forecasts that had an interval of a level, with the distances of its bounds from the forecast, in order. */
final class IntervalErrors {
    /** Number of consecutive forecasts over which the worst coverage is taken. */
    static final int WINDOW = 500;

    private static final int START = 1024;

    private final double level;
    private long[] rows = new long[START];
    private double[] errors = new double[START];
    private double[] below = new double[START];
    private double[] above = new double[START];
    private int count;

    IntervalErrors(double level) {
        this.level = level;
    }

    double level() {
        return level;
    }

    /** @param row at which the forecast was made */
    void add(long row, double error, double distanceBelow, double distanceAbove) {
        if (count == errors.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            errors = Arrays.copyOf(errors, 2 * count);
            below = Arrays.copyOf(below, 2 * count);
            above = Arrays.copyOf(above, 2 * count);
        }
        rows[count] = row;
        errors[count] = error;
        below[count] = distanceBelow;
        above[count++] = distanceAbove;
    }

    /** Returns the share of labels inside their intervals; NaN without intervals. */
    double coverage() {
        return share(this::covered);
    }

    /** Returns the share of labels below their intervals; NaN without intervals. */
    double below() {
        return share(i -> !covered(i) && errors[i] < -below[i]);
    }

    /** Returns the share of labels above their intervals; NaN without intervals. */
    double above() {
        return share(i -> !covered(i) && errors[i] > above[i]);
    }

    private double share(IntPredicate counted) {
        return (double) IntStream.range(0, count).filter(counted).count() / count;
    }

    /** Returns the smallest coverage of {@value #WINDOW} consecutive intervals; of all, if there are fewer. */
    double worstCoverage() {
        int length = Math.min(WINDOW, count);
        int covered = 0;
        int min = length;
        for (int i = 0; i < count; i++) {
            covered += covered(i) ? 1 : 0;
            covered -= i >= length && covered(i - length) ? 1 : 0;
            min = i >= length - 1 ? Math.min(min, covered) : min;
        }
        return (double) min / length;
    }

    double width() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += below[i] + above[i];
        }
        return sum / count;
    }

    /** Returns the mean of the quantile losses of both bounds. */
    double pinball() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Interval.pinball(level, below[i], above[i], errors[i]);
        }
        return sum / count;
    }

    /** Returns the number of intervals. */
    int count() {
        return count;
    }

    /**
     * Returns the mean of the quantile losses of the Gaussian band with the same coverage.
     *
     * @param horizon in rows; 0 in regression mode
     */
    double gaussianPinball(int horizon) {
        if (count == 0) {
            return Double.NaN;
        }
        return GaussianBand.of(Arrays.copyOf(rows, count), errors, horizon, 0, level, coverage())
                .pinball();
    }

    private boolean covered(int i) {
        return Errors.covered(errors[i], below[i], above[i]);
    }
}
