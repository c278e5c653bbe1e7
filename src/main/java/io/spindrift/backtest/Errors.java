package io.spindrift.backtest;

import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.interval.Quantile;
import io.spindrift.model.series.HorizonScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The errors of the forecasts of one horizon, of their intervals and of their distributions, in order. */
public final class Errors {
    private static final int START = 1024;
    private static final double ROUNDING = 1e-12;

    private double[] errors = new double[START];
    private final List<IntervalErrors> intervals = new ArrayList<>();
    private final DistributionErrors distributions = new DistributionErrors();
    private final PValueCounts pValues = new PValueCounts();
    private int count;

    /** @param quantiles that were published of the forecast */
    void add(HorizonScore score, List<Quantile> quantiles) {
        add(score.error());
        pValues.add(score.pValue());
        distributions.add(score, quantiles);
        for (int i = 0; i < score.intervals().size(); i++) {
            IntervalScore interval = score.intervals().get(i);
            if (i == intervals.size()) {
                intervals.add(new IntervalErrors(interval.level()));
            }
            if (!Double.isNaN(interval.lower())) {
                intervals
                        .get(i)
                        .add(
                                score.madeAt().sequence(),
                                score.error(),
                                score.prediction() - interval.lower(),
                                interval.upper() - score.prediction());
            }
        }
    }

    /** Adds an error. */
    public void add(double error) {
        if (count == errors.length) {
            errors = Arrays.copyOf(errors, 2 * count);
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

    /** Returns the intervals of each level, levels in ascending order. */
    List<IntervalErrors> intervals() {
        return intervals;
    }

    /** Returns the errors of the distributions that were published. */
    DistributionErrors distributions() {
        return distributions;
    }

    PValueCounts pValues() {
        return pValues;
    }

    /**
     * Whether the interval around a forecast contains the label, up to rounding errors.
     *
     * @param error label minus forecast
     * @param below distance of the lower bound from the forecast; NaN for no interval
     * @param above distance of the upper bound from the forecast; NaN for no interval
     */
    public static boolean covered(double error, double below, double above) {
        return -error <= below * (1 + ROUNDING) && error <= above * (1 + ROUNDING);
    }
}
