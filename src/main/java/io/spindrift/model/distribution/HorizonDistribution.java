package io.spindrift.model.distribution;

import io.spindrift.model.interval.Interval;
import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Functions;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.state.FieldVisitor;
import java.util.List;

/**
 * The distribution of the forecasts of one horizon. An error e has two scales, and e/scale has a {@link ErrorShape shape} by each:
 *
 * <pre>
 *     A = e_slow exp(clamp(wᵀ x, ±3)),   B = ½ (e_fast + e_mid),   both at least 10⁻³ c_s + 10⁻¹² |y|
 *     bound at τ, before the control of coverage:  m = f + v A q^A_τ + (1 − v) B q^B_τ,   v a weight by (BL)
 *     as issued:  c₀ + (m − c₀) factor,   c₀ = f, brought to within both m of a level                              (BO)
 * </pre>
 *
 * <p>Before the first label, the caller gives both scales.
 */
final class HorizonDistribution {
    private static final double MIN_OF_CHANGES = 1e-3;
    private static final double MIN_OF_VALUE = 1e-12;

    private final int horizon;
    private final Levels levels;
    private final OriginRows origins;
    private final RunningSizes sizes;
    private final SpreadScale spreads = new SpreadScale();
    private final CalendarProfile calendar = new CalendarProfile();
    private final ScaleRegression regression;
    private final ErrorShape shape;
    private final ErrorShape recentShape;
    private final BoundMixtures mixtures;
    private final CoverageControl[] controls;
    private final UsualScale usual = new UsualScale();
    private final PValueCalibration pValues = new PValueCalibration();
    private final WaitingForecasts waiting;

    private final float[] x;
    private final double[] product;
    private final double[] distances;

    HorizonDistribution(int horizon, Levels levels, OriginRows origins, DistributionScratch scratch) {
        this.horizon = horizon;
        this.levels = levels;
        this.origins = origins;
        sizes = new RunningSizes(horizon);
        regression = new ScaleRegression(horizon);
        shape = new ErrorShape(horizon);
        recentShape = new ErrorShape(horizon);
        mixtures = new BoundMixtures(levels, horizon);
        controls = new CoverageControl[levels.count()];
        for (int i = 0; i < controls.length; i++) {
            controls[i] = new CoverageControl(levels.level(i), horizon);
        }
        waiting = new WaitingForecasts(horizon, levels.bounds());
        x = scratch.x;
        product = scratch.product;
        distances = scratch.distances;
    }

    /**
     * Issues a forecast.
     *
     * @param row at which it is made
     * @param spread of the experts' forecasts
     * @param startSize mean size of errors before the first label; 0 if it is not known
     */
    void issue(long row, ValueScales values, double forecast, double spread, double startSize) {
        if (spread <= values.level().largest()) {
            spreads.observe(spread);
        }
        ScaleFeatures.ofErrors(sizes, x);
        ScaleFeatures.ofSpread(spread, spreads, x);
        ScaleFeatures.ofLevel(forecast, values, x);
        ScaleFeatures.ofTime(origins.origin(row).target(horizon), calendar, x);
        ScaleFeatures.complete(origins, row, x);
        waiting.moveTo(row);
        waiting.setFeatures(x);
        setScales(forecast, startSize, MIN_OF_CHANGES * values.slow() + MIN_OF_VALUE * Math.abs(values.newest()));
        if (waiting.hasIntervals()) {
            issueBounds();
        }
    }

    private void setScales(double forecast, double startSize, double floor) {
        if (sizes.labels() > 0) {
            double scale = sizes.slow() * Functions.exp(regression.logRatio(x));
            double recent = 0.5 * (sizes.fast() + sizes.mid());
            waiting.set(forecast, atLeast(floor, scale), atLeast(floor, recent), sizes.slow());
        } else if (startSize > 0) {
            double scale = atLeast(floor, startSize);
            waiting.set(forecast, scale, scale, 0);
        } else {
            waiting.setWithoutIntervals(forecast);
        }
    }

    /** A scale of 0 stays 0: all errors have been 0. */
    private static double atLeast(double floor, double scale) {
        return scale > 0 ? Math.max(scale, floor) : 0;
    }

    private void issueBounds() {
        double relief = usual.relief(waiting.scale());
        for (int b = 0; b < distances.length; b++) {
            distances[b] = mixtures.mixed(b, first(b), second(b));
        }
        for (int i = 0; i < levels.count(); i++) {
            control(i, controls[i].factor(sizes.labels(), relief), controls[i].lean());
        }
        levels.nest(distances);
        for (int b = 0; b < distances.length; b++) {
            waiting.setBound(b, distances[b]);
        }
    }

    /** A q^A_τ of a bound. */
    private double first(int bound) {
        return waiting.scale() * shape.quantile(levels.point(bound));
    }

    /** B q^B_τ of a bound. */
    private double second(int bound) {
        return waiting.recentScale() * recentShape.quantile(levels.point(bound));
    }

    private void control(int level, double factor, double lean) {
        double lower = distances[Levels.lower(level)];
        double upper = distances[Levels.upper(level)];
        if (lower > upper) {
            lower = 0.5 * (lower + upper);
            upper = lower;
        }
        double center = Clamp.between(lower, 0, upper);
        distances[Levels.lower(level)] = center + (lower - center) * factor * lean;
        distances[Levels.upper(level)] = center + (upper - center) * factor / lean;
    }

    /** A forecast as issued. */
    double forecast(long row) {
        return waiting.moveTo(row).forecast();
    }

    /** The intervals of a forecast as issued. */
    List<Interval> intervals(long row) {
        return levels.intervals(bounds(row));
    }

    /** The bounds of a forecast's intervals as issued; NaN for no intervals. */
    private double[] bounds(long row) {
        waiting.moveTo(row);
        ForecastBounds possible = origins.origin(row).bounds();
        double[] bounds = new double[levels.bounds()];
        for (int b = 0; b < bounds.length; b++) {
            bounds[b] = waiting.hasIntervals() ? issued(b, possible) : Double.NaN;
        }
        return bounds;
    }

    private double issued(int bound, ForecastBounds bounds) {
        return bounds.within(waiting.bound(bound));
    }

    /** The distribution of a forecast that has just been issued. */
    PredictiveDistribution predictive(long row) {
        double[] bounds = bounds(row);
        return new PredictiveDistribution(
                waiting.forecast(),
                levels,
                bounds,
                shape.spread(waiting.scale()),
                origins.origin(row).bounds());
    }

    /**
     * Takes the label of a forecast in, in the order of docs/maths.md. An impossible error counts for coverage and the shape only.
     *
     * @param row at which the forecast was made
     * @param values before this label
     * @param covariance of the scale regression
     * @param turn whether the covariance learns from this label
     * @return the p-value of the error
     */
    double learn(long row, double label, ValueLevel values, ScaleCovariance covariance, boolean turn) {
        waiting.moveTo(row);
        double error = label - waiting.forecast();
        double size = Math.abs(error);
        double pValue = pValues.calibrate(pValue(error));
        learnCoverage(label, origins.origin(row).bounds());
        boolean possible = size <= values.largest();
        for (int b = 0; b < levels.bounds() && possible; b++) {
            mixtures.learn(b, first(b), second(b), error, sizes.labels() + 1);
        }
        if (waiting.slow() > 0) {
            shape.learn(error / waiting.scale(), sizes.labels() + 1);
            recentShape.learn(error / waiting.recentScale(), sizes.labels() + 1);
        }
        if (waiting.slow() > 0 && possible) {
            learnScale(row, size, covariance, turn);
            calendar.learn(origins.origin(row).target(horizon), size / waiting.slow());
        }
        if (possible) {
            sizes.learn(size);
        }
        return pValue;
    }

    /** Forgets the sizes of errors. */
    void restart() {
        sizes.restart();
    }

    private double pValue(double error) {
        double scale = waiting.recentScale();
        if (scale > 0) {
            return recentShape.pValue(error / scale);
        }
        return error == 0 ? 1 : 1.0 / (sizes.labels() + 1);
    }

    private void learnCoverage(double label, ForecastBounds bounds) {
        if (!(waiting.scale() > 0)) {
            return;
        }
        for (int i = 0; i < controls.length; i++) {
            double lower = issued(Levels.lower(i), bounds);
            double upper = issued(Levels.upper(i), bounds);
            boolean inside = new Interval(levels.level(i), lower, upper).contains(label, waiting.forecast());
            int outside = inside ? 0 : label < lower ? -1 : 1;
            controls[i].learn(outside, sizes.labels() + 1L);
        }
    }

    private void learnScale(long row, double size, ScaleCovariance covariance, boolean turn) {
        waiting.readFeatures(x);
        ScaleFeatures.complete(origins, row, x);
        double variance = horizon + covariance.times(x, product);
        regression.learn(size / waiting.scale(), product, variance);
        if (turn) {
            covariance.learn(product, variance);
        }
    }

    /** Makes room for more forecasts that wait, as {@link WaitingForecasts#grow}. */
    void grow(int count, long first, long next) {
        waiting.grow(count, first, next);
    }

    /** The bytes of a forecast that waits. */
    long waitingBytes() {
        return waiting.bytesOfOne();
    }

    void visit(FieldVisitor fields) {
        visitLearned(fields);
        waiting.visit(fields);
    }

    /** Saves or restores one forecast that waits. */
    void visitForecast(FieldVisitor fields, long row) {
        waiting.moveTo(row).visitForecast(fields);
    }

    /** Saves or restores all but the forecasts that wait. */
    void visitLearned(FieldVisitor fields) {
        sizes.visit(fields);
        spreads.visit(fields);
        calendar.visit(fields);
        regression.visit(fields);
        shape.visit(fields);
        recentShape.visit(fields);
        mixtures.visit(fields);
        for (CoverageControl control : controls) {
            control.visit(fields);
        }
        usual.visit(fields);
        pValues.visit(fields);
    }
}
