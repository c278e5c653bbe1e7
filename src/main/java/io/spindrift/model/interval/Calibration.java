package io.spindrift.model.interval;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Functions;
import io.spindrift.model.numeric.NormalQuantile;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.state.FieldVisitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prediction intervals that are calibrated by the share of labels outside of them: online conformal prediction (I. Gibbs,
 * E. Candès, NeurIPS 34, 2021; on the scale of the errors as in A. Angelopoulos, E. Candès, R. Tibshirani, NeurIPS 36,
 * 2023). For a level 1 − α, with errors e (docs/maths.md):
 *
 * <pre>
 *     half width = s exp(l);   s = √(π/2) (mean of two running means of |e|, over about 5 and 200)
 *     at each label  l ← clamp(l + η (1{outside} − α), ln z − 1, ln z + 1.2),   η = .06 / (1 + (h − 1)/23)   (O)
 * </pre>
 *
 * <p>with z the normal quantile, at which exp(l) starts. Before the first label, the caller gives s. If that is 0, nothing is
 * known about the size of errors: there is no interval, and its label does not move l.
 *
 * <p>An interval is cut at the bounds of forecasts. Its label is outside if it is beyond the bounds that were issued.
 *
 * <p>Each error also gets a p-value: its rank by |e|/s among the last {@value #REMEMBERED} errors (V. Vovk, A. Gammerman,
 * G. Shafer, Algorithmic Learning in a Random World, 2005). So a p-value of 0.01 or less occurs in about 1 % of cases.
 */
public final class Calibration {
    private static final int REMEMBERED = 256;
    private static final double FAST = 0.2;
    private static final double SLOW = 0.005;
    private static final double RATE = 0.06;
    private static final double HORIZON_OF_HALF_RATE = 23;
    private static final double MIN = -1;
    private static final double MAX = 1.2;
    private static final double MAX_RATIO = 1e6;
    /** The half width of no interval. It is stored, so it must be finite. */
    private static final double NONE = -1;

    private final double[] levels;
    private final double[] logQuantiles;
    private final double rate;

    private long labels;
    private double fast;
    private double slow;
    private final double[] logWidths;
    private final IntervalMetrics metrics;
    private final double[] ratios = new double[REMEMBERED];

    /**
     * @param levels each above 0, below 1
     * @param horizon h, at least 1; a longer one has a smaller rate, because errors of overlapping forecasts are
     *     correlated
     */
    public Calibration(List<Double> levels, int horizon) {
        this.levels = levels.stream().mapToDouble(Double::doubleValue).toArray();
        logQuantiles = Arrays.stream(this.levels)
                .map(level -> Functions.log(NormalQuantile.of(0.5 * (1 + level))))
                .toArray();
        rate = RATE / (1 + (horizon - 1) / HORIZON_OF_HALF_RATE);
        logWidths = logQuantiles.clone();
        metrics = new IntervalMetrics(this.levels.length);
    }

    /** Returns the length of the array of a prediction. */
    public int predictionLength() {
        return 1 + levels.length;
    }

    /**
     * Computes the half widths of the intervals of a forecast.
     *
     * @param initialScale standard deviation of errors before the first label, in the unit of the label; 0 if it is not known
     * @param prediction modified: the scale, then a half width for each level, −1 for no interval
     */
    public void predict(double initialScale, double[] prediction) {
        double scale = labels == 0 ? initialScale : NormalQuantile.DEVIATION_OVER_SIZE * 0.5 * (fast + slow);
        prediction[0] = scale;
        boolean unknown = labels == 0 && scale == 0;
        for (int i = 0; i < levels.length; i++) {
            prediction[1 + i] = unknown ? NONE : scale * Functions.exp(logWidths[i]);
        }
    }

    /**
     * Returns the intervals around a forecast.
     *
     * @param prediction as {@link #predict} set it
     * @param bounds of the intervals, with the forecast within them
     */
    public List<Interval> intervals(double forecast, double[] prediction, ForecastBounds bounds) {
        List<Interval> intervals = new ArrayList<>(levels.length);
        for (int i = 0; i < levels.length; i++) {
            double half = halfWidth(prediction, i);
            intervals.add(new Interval(levels[i], bounds.within(forecast - half), bounds.within(forecast + half)));
        }
        return intervals;
    }

    /** Returns the intervals around a forecast with the running measures of each level. Call {@link #update} first. */
    public List<IntervalScore> scores(double forecast, double[] prediction, ForecastBounds bounds) {
        List<Interval> intervals = intervals(forecast, prediction, bounds);
        List<IntervalScore> scores = new ArrayList<>(levels.length);
        for (int i = 0; i < levels.length; i++) {
            scores.add(metrics.score(i, intervals.get(i)));
        }
        return scores;
    }

    /** Returns half the width of an interval; NaN for no interval. */
    private static double halfWidth(double[] prediction, int level) {
        return prediction[1 + level] == NONE ? Double.NaN : prediction[1 + level];
    }

    /**
     * Updates the calibration with the label of a forecast.
     *
     * @param forecast as it was issued
     * @param prediction as {@link #predict} set it for the forecast
     * @param bounds that its intervals were issued with
     * @return the p-value: the share of the last errors, including this one, whose |e|/s is at least as large; in (0,
     *     1]
     */
    public double update(double forecast, double[] prediction, ForecastBounds bounds, double label) {
        double error = label - forecast;
        double size = Math.abs(error);
        double probability = rank(prediction[0], size);
        labels++;
        for (int i = 0; i < levels.length; i++) {
            if (prediction[1 + i] != NONE) {
                double half = prediction[1 + i];
                measure(i, Math.min(half, forecast - bounds.min()), Math.min(half, bounds.max() - forecast), error);
            }
        }
        fast = RunningMoments.fadingMean(fast, size, RunningMoments.rate(labels, FAST));
        slow = RunningMoments.fadingMean(slow, size, RunningMoments.rate(labels, SLOW));
        return probability;
    }

    private void measure(int i, double below, double above, double error) {
        double alpha = 1 - levels[i];
        boolean outside = -error > below || error > above;
        double moved = logWidths[i] + rate * ((outside ? 1 : 0) - alpha);
        logWidths[i] = Clamp.between(logQuantiles[i] + MIN, moved, logQuantiles[i] + MAX);
        metrics.add(i, !outside, below + above, Interval.pinball(levels[i], below, above, error));
    }

    private double rank(double scale, double size) {
        double ratio = scale > 0 ? Math.min(size / scale, MAX_RATIO) : size > 0 ? MAX_RATIO : 0;
        int known = (int) Math.min(labels, REMEMBERED);
        int atLeast = 1;
        for (int i = 0; i < known; i++) {
            atLeast += ratios[i] >= ratio ? 1 : 0;
        }
        ratios[(int) (labels % REMEMBERED)] = ratio;
        return (double) atLeast / (known + 1);
    }

    /** Saves or restores the whole state. */
    public void visit(FieldVisitor fields) {
        labels = fields.int64("calibration.labels", labels);
        fast = fields.float64("calibration.fast", fast);
        slow = fields.float64("calibration.slow", slow);
        fields.float64s("calibration.logWidths", logWidths);
        metrics.visit(fields);
        fields.float64s("calibration.ratios", ratios);
    }
}
