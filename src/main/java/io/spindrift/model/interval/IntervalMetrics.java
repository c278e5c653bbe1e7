package io.spindrift.model.interval;

import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;
import java.util.ArrayList;
import java.util.List;

/** Running means over the scored intervals of each level. Forecasts without an interval do not count. */
public final class IntervalMetrics {
    /** The number of scored intervals of each level. */
    private final long[] scored;

    private final double[] coverage;
    private final double[] width;
    private final double[] pinball;

    /** @param levels how many there are */
    public IntervalMetrics(int levels) {
        scored = new long[levels];
        coverage = new double[levels];
        width = new double[levels];
        pinball = new double[levels];
    }

    /**
     * Takes in the label of a forecast.
     *
     * @param intervals of the forecast, one for each level
     * @return the intervals with the running means of their levels
     */
    public List<IntervalScore> score(List<Interval> intervals, double forecast, double label) {
        List<IntervalScore> scores = new ArrayList<>(intervals.size());
        for (int i = 0; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            if (!Double.isNaN(interval.lower())) {
                add(i, interval, forecast, label);
            }
            scores.add(score(i, interval));
        }
        return scores;
    }

    /** Returns an interval with the running means of its level. */
    IntervalScore score(int level, Interval interval) {
        return new IntervalScore(
                interval.level(),
                interval.lower(),
                interval.upper(),
                mean(coverage, level),
                mean(width, level),
                mean(pinball, level));
    }

    private void add(int level, Interval interval, double forecast, double label) {
        boolean inside = interval.contains(label, forecast);
        double below = forecast - interval.lower();
        double above = interval.upper() - forecast;
        add(level, inside, below + above, Interval.pinball(interval.level(), below, above, label - forecast));
    }

    /** Takes in an interval with its label: whether it has it, its width, and the mean of the quantile losses of its bounds. */
    void add(int level, boolean inside, double intervalWidth, double loss) {
        scored[level]++;
        coverage[level] = RunningMoments.mean(coverage[level], inside ? 1 : 0, scored[level]);
        width[level] = RunningMoments.mean(width[level], intervalWidth, scored[level]);
        pinball[level] = RunningMoments.mean(pinball[level], loss, scored[level]);
    }

    private double mean(double[] means, int level) {
        return scored[level] == 0 ? Double.NaN : means[level];
    }

    /** Saves or restores them. */
    public void visit(FieldVisitor fields) {
        fields.int64s("calibration.scored", scored);
        fields.float64s("calibration.coverage", coverage);
        fields.float64s("calibration.width", width);
        fields.float64s("calibration.pinball", pinball);
    }
}
