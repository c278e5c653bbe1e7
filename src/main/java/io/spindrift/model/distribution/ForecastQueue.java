package io.spindrift.model.distribution;

import io.spindrift.model.interval.Interval;
import io.spindrift.model.interval.Quantile;
import io.spindrift.model.state.ByteCounter;
import io.spindrift.model.state.FieldVisitor;
import java.util.List;

/**
 * The forecasts of one horizon whose labels may come late, in any order, or never, and their distribution. Forecasts wait in a queue. Their index
 * is their position in it: 0 is the oldest. Labels are learned in the order in which they come.
 */
public final class ForecastQueue {
    private static final int ORIGIN_BYTES = 100;

    private final OriginRows origins;
    private final HorizonDistribution distribution;
    private final ScaleCovariance covariance = new ScaleCovariance();
    /** Row of the oldest forecast. Rows number the forecasts, since the start or the last restore. */
    private long first;
    /** Row of the next forecast. */
    private long next;
    /** Whether the sizes of errors have been forgotten, after the values started again. */
    private boolean restarted;

    /**
     * @param horizon h, at least 1: the errors of h consecutive forecasts overlap
     * @param levels of the prediction intervals, each above 0, below 1, in any order
     */
    public ForecastQueue(int horizon, List<Double> levels) {
        Levels sorted = new Levels(levels);
        origins = new OriginRows(horizon);
        distribution = new HorizonDistribution(horizon, sorted, origins, new DistributionScratch(sorted.bounds()));
    }

    /** Returns the bytes of the state of one in which no forecast waits. */
    public static long bytes(List<Double> levels) {
        ForecastQueue queue = new ForecastQueue(1, levels);
        return ByteCounter.of(fields -> queue.visit(fields, 0));
    }

    /** Returns the approximate bytes of a waiting forecast in memory. */
    public long waitingBytes() {
        return ORIGIN_BYTES + distribution.waitingBytes();
    }

    /** How many forecasts wait. */
    public int size() {
        return (int) (next - first);
    }

    /**
     * Issues a forecast, which is the newest from now on.
     *
     * @param values of the series, of which a row has just ended
     * @param forecast within the bounds of its origin
     * @param spread weighted standard deviation of the experts' forecasts around their weighted mean, at least 0; 0 if there is one expert
     * @param startSize mean size of errors that is assumed before the first label; 0 if nothing is known
     */
    public void add(ForecastOrigin origin, ValueScales values, double forecast, double spread, double startSize) {
        if (size() == origins.count()) {
            grow(2 * size());
        }
        follow(values.level());
        origins.put(next, origin, values);
        distribution.issue(next, values, forecast, spread, startSize);
        next++;
    }

    private void follow(ValueLevel values) {
        if (values.restarted() && !restarted) {
            restarted = true;
            distribution.restart();
        }
    }

    private void grow(int count) {
        origins.grow(count, first, next);
        distribution.grow(count, first, next);
    }

    /**
     * Takes the label of a forecast in. The forecast stays in the queue.
     *
     * @param values of the series, before this label
     * @return the p-value of its error, from 10⁻¹² to 1
     */
    public double learn(int index, double label, ValueScales values) {
        follow(values.level());
        return distribution.learn(first + index, label, values.level(), covariance, true);
    }

    /** Removes the oldest forecast, with its label or without. */
    public void removeFirst() {
        first++;
    }

    /** Returns a forecast as it was issued. */
    public double forecast(int index) {
        return distribution.forecast(first + index);
    }

    /** Returns the intervals of a forecast as they were issued, one for each level; with bounds NaN for no intervals. */
    public List<Interval> intervals(int index) {
        return distribution.intervals(first + index);
    }

    /**
     * Returns quantiles of the newest forecast. Between and beyond its intervals they follow from the errors that are known now.
     *
     * @param probabilities each above 0, below 1
     */
    public List<Quantile> newestQuantiles(List<Double> probabilities) {
        return probabilities.isEmpty()
                ? List.of()
                : distribution.predictive(next - 1).quantiles(probabilities);
    }

    /**
     * Saves or restores it.
     *
     * @param count how many forecasts wait
     */
    public void visit(FieldVisitor fields, int count) {
        distribution.visitLearned(fields);
        covariance.visit(fields);
        restarted = fields.flag("queue.restarted", restarted);
        if (fields.restoring()) {
            first = 0;
            next = 0;
            grow(Math.max(count, origins.count()));
            next = count;
        }
        for (long row = first; row < first + count; row++) {
            origins.visit(fields, row);
            distribution.visitForecast(fields, row);
        }
    }
}
