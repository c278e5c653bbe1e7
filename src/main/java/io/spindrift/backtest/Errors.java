package io.spindrift.backtest;

import io.spindrift.model.interval.Interval;
import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.series.HorizonScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The errors of the forecasts of one horizon and the widths of their intervals, in order. */
public final class Errors {
    /** Number of consecutive forecasts over which the worst coverage is taken. */
    static final int WINDOW = 500;

    private static final int START = 1024;
    private static final double ROUNDING = 1e-12;

    private double[] errors = new double[START];
    private final List<Double> levels = new ArrayList<>();
    private final List<double[]> widths = new ArrayList<>();
    private int count;

    void add(HorizonScore score) {
        for (int i = levels.size(); i < score.intervals().size(); i++) {
            levels.add(score.intervals().get(i).level());
            widths.add(new double[errors.length]);
        }
        add(score.error());
        for (int i = 0; i < widths.size(); i++) {
            IntervalScore interval = score.intervals().get(i);
            widths.get(i)[count - 1] = interval.upper() - interval.lower();
        }
    }

    /** Adds an error. */
    public void add(double error) {
        if (count == errors.length) {
            errors = Arrays.copyOf(errors, 2 * count);
            widths.replaceAll(width -> Arrays.copyOf(width, 2 * count));
        }
        errors[count++] = error;
    }

    /** Returns the number of errors. */
    public int count() {
        return count;
    }

    /** Returns the mean squared error. */
    public double mse() {
        return meanSquare(0);
    }

    double mae() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.abs(errors[i]);
        }
        return sum / count;
    }

    /** Returns the mean squared error of the last quarter. */
    double mseLastQuarter() {
        return meanSquare(count - Math.max(1, count / 4));
    }

    private double meanSquare(int from) {
        double sum = 0;
        for (int i = from; i < count; i++) {
            sum += errors[i] * errors[i];
        }
        return sum / (count - from);
    }

    /** Returns the levels of the intervals. */
    List<Double> levels() {
        return levels;
    }

    /** Returns the share of labels inside the intervals of a level. */
    double coverage(int level) {
        int covered = 0;
        for (int i = 0; i < count; i++) {
            covered += covered(level, i) ? 1 : 0;
        }
        return (double) covered / count;
    }

    /** Returns the smallest coverage of {@value #WINDOW} consecutive forecasts; of all, if there are fewer. */
    double worstCoverage(int level) {
        int length = Math.min(WINDOW, count);
        int covered = 0;
        int min = length;
        for (int i = 0; i < count; i++) {
            covered += covered(level, i) ? 1 : 0;
            covered -= i >= length && covered(level, i - length) ? 1 : 0;
            min = i >= length - 1 ? Math.min(min, covered) : min;
        }
        return (double) min / length;
    }

    double width(int level) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += widths.get(level)[i];
        }
        return sum / count;
    }

    /** Returns the mean of the quantile losses of both bounds. */
    double pinball(int level) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Interval.pinball(levels.get(level), 0.5 * widths.get(level)[i], Math.abs(errors[i]));
        }
        return sum / count;
    }

    private boolean covered(int level, int i) {
        return covered(errors[i], 0.5 * widths.get(level)[i]);
    }

    /** Whether the interval around a forecast contains the label, up to rounding errors. */
    public static boolean covered(double error, double halfWidth) {
        return Math.abs(error) <= halfWidth * (1 + ROUNDING);
    }
}
