package io.spindrift.model.distribution;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Functions;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.state.FieldVisitor;

/**
 * The distribution of the forecasts of one horizon. An error e has two scales, and u = e/scale a {@link ErrorShape shape} by each:
 *
 * <pre>
 *     A = e_slow exp(clamp(wᵀ x, ±3)),   B = ½ (e_fast + e_mid),   both at least 10⁻³ c_s + 10⁻¹² |y|
 *     bound at τ, before the control of coverage:  m = f + weight A q^A_τ + (1 − weight) B q^B_τ
 *     issued:  c₀ + (m − c₀) factor,   c₀ = f, brought to within both m                                             (BN)
 * </pre>
 *
 * <p>Before the first label, both scales are given by the caller.
 */
final class HorizonDistribution {
    private static final double MIN_OF_CHANGES = 1e-3;
    private static final double MIN_OF_VALUE = 1e-12;
    private static final double ROUNDING = 1e-12;

    private final int horizon;
    private final Levels levels;
    private final RunningSizes sizes;
    private final SpreadScale spreads = new SpreadScale();
    private final CalendarProfile calendar = new CalendarProfile();
    private final ScaleRegression regression;
    private final ErrorShape shape;
    private final ErrorShape recentShape;
    private final BoundMixture[] mixtures;
    private final CoverageControl[] controls;
    private final UsualScale usual = new UsualScale();
    private final PValueCalibration pValues = new PValueCalibration();
    private final WaitingForecasts waiting;

    private final float[] x = new float[ScaleFeatures.COUNT];
    private final double[] product = new double[ScaleFeatures.COUNT];
    private final double[] distances;

    HorizonDistribution(int horizon, Levels levels) {
        this.horizon = horizon;
        this.levels = levels;
        sizes = new RunningSizes(horizon);
        regression = new ScaleRegression(horizon);
        shape = new ErrorShape(horizon);
        recentShape = new ErrorShape(horizon);
        mixtures = new BoundMixture[levels.bounds()];
        for (int b = 0; b < mixtures.length; b++) {
            mixtures[b] = new BoundMixture(levels.probability(b), horizon);
        }
        controls = new CoverageControl[levels.count()];
        for (int i = 0; i < controls.length; i++) {
            controls[i] = new CoverageControl(levels.level(i), horizon);
        }
        waiting = new WaitingForecasts(horizon, levels.bounds());
        distances = new double[levels.bounds()];
    }

    /**
     * Issues a forecast.
     *
     * @param row at which it is made
     * @param spread of the experts' forecasts
     * @param startSize mean size of errors before the first label; 0 if it is not known
     */
    void issue(long row, ForecastOrigin origin, ValueScales values, double forecast, double spread, double startSize) {
        spreads.observe(spread);
        ScaleFeatures.ofErrors(sizes, x);
        ScaleFeatures.ofSpread(spread, spreads, x);
        ScaleFeatures.ofValues(forecast, values, x);
        ScaleFeatures.ofTime(origin.target(horizon), calendar, x);
        waiting.moveTo(row);
        double floor = MIN_OF_CHANGES * values.slow() + MIN_OF_VALUE * Math.abs(values.newest());
        setScales(forecast, startSize, floor);
        waiting.setFeatures(x);
        if (waiting.hasIntervals()) {
            issueBounds();
        }
    }

    private void setScales(double forecast, double startSize, double floor) {
        boolean started = sizes.labels() > 0;
        if (!started && !(startSize > 0)) {
            waiting.setWithoutIntervals(forecast);
            return;
        }
        double scale = started ? sizes.slow() * Functions.exp(regression.logRatio(x)) : startSize;
        double recent = started ? 0.5 * (sizes.fast() + sizes.mid()) : startSize;
        waiting.set(forecast, atLeast(floor, scale), atLeast(floor, recent), sizes.slow());
    }

    /** A scale of 0 stays 0: all errors have been 0. */
    private static double atLeast(double floor, double scale) {
        return scale > 0 ? Math.max(scale, floor) : 0;
    }

    private void issueBounds() {
        double relief = usual.relief(waiting.scale());
        for (int b = 0; b < distances.length; b++) {
            double first = shape.quantile(levels.point(b));
            double second = recentShape.quantile(levels.point(b));
            double weight = mixtures[b].weight();
            waiting.setExperts(b, first, second, weight);
            distances[b] = mixed(weight, first, second);
        }
        for (int i = 0; i < levels.count(); i++) {
            control(i, controls[i].factor(sizes.labels(), relief));
        }
        nest();
        for (int b = 0; b < distances.length; b++) {
            waiting.setBound(b, distances[b]);
        }
    }

    private double mixed(double weight, double first, double second) {
        return weight * waiting.scale() * first + (1 - weight) * waiting.recentScale() * second;
    }

    private void control(int level, double factor) {
        double lower = distances[2 * level];
        double upper = distances[2 * level + 1];
        if (lower > upper) {
            lower = 0.5 * (lower + upper);
            upper = lower;
        }
        double center = Clamp.between(lower, 0, upper);
        distances[2 * level] = center + (lower - center) * factor;
        distances[2 * level + 1] = center + (upper - center) * factor;
    }

    /** Widens intervals until each has that of the level below it inside. */
    private void nest() {
        for (int i = 1; i < levels.count(); i++) {
            int inner = levels.ascending(i - 1);
            int outer = levels.ascending(i);
            distances[2 * outer] = Math.min(distances[2 * outer], distances[2 * inner]);
            distances[2 * outer + 1] = Math.max(distances[2 * outer + 1], distances[2 * inner + 1]);
        }
    }

    double forecast(long row) {
        return waiting.moveTo(row).forecast();
    }

    /** A bound of a forecast as issued; NaN for no interval. */
    double bound(long row, int bound, ForecastBounds bounds) {
        waiting.moveTo(row);
        return waiting.hasIntervals() ? bounds.within(waiting.forecast() + waiting.bound(bound)) : Double.NaN;
    }

    /**
     * Takes the label of a forecast in.
     *
     * @param row at which the forecast was made
     * @param origin of that row
     * @param covariance of the scale regression
     * @param turn whether the covariance learns from this label
     * @return the p-value of the error
     */
    double learn(long row, ForecastOrigin origin, double label, ScaleCovariance covariance, boolean turn) {
        waiting.moveTo(row);
        double error = label - waiting.forecast();
        double size = Math.abs(error);
        double pValue = pValues.calibrate(pValue(error));
        learnBounds(error, label, origin.bounds());
        boolean scaled = waiting.slow() > 0;
        if (scaled) {
            long count = sizes.labels() + 1;
            shape.learn(error / waiting.scale(), count);
            recentShape.learn(error / waiting.recentScale(), count);
            learnScale(size, covariance, turn);
            calendar.learn(origin.target(horizon), size / waiting.slow());
        }
        sizes.learn(size);
        return pValue;
    }

    private double pValue(double error) {
        if (error == 0 && !(waiting.recentScale() > 0)) {
            return 1;
        }
        return waiting.recentScale() > 0
                ? recentShape.pValue(error / waiting.recentScale())
                : 1.0 / (sizes.labels() + 1);
    }

    private void learnBounds(double error, double label, ForecastBounds bounds) {
        double tolerance = ROUNDING * (Math.abs(label) + Math.abs(waiting.forecast()));
        for (int i = 0; i < controls.length; i++) {
            double lower = bounds.within(waiting.forecast() + waiting.bound(2 * i));
            double upper = bounds.within(waiting.forecast() + waiting.bound(2 * i + 1));
            if (waiting.scale() > 0) {
                controls[i].learn(label < lower - tolerance || label > upper + tolerance);
            }
        }
        for (int b = 0; b < mixtures.length; b++) {
            double first = waiting.first(b);
            double second = waiting.second(b);
            double mixed = mixed(waiting.weight(b), first, second);
            mixtures[b].learn(
                    waiting.scale() * first, waiting.recentScale() * second, mixed, error, sizes.labels() + 1);
        }
    }

    private void learnScale(double size, ScaleCovariance covariance, boolean turn) {
        waiting.readFeatures(x);
        double variance = horizon + covariance.times(x, product);
        regression.learn(size / waiting.scale(), product, variance);
        if (turn) {
            covariance.learn(product, variance);
        }
    }

    void visit(FieldVisitor fields) {
        sizes.visit(fields);
        spreads.visit(fields);
        calendar.visit(fields);
        regression.visit(fields);
        shape.visit(fields);
        recentShape.visit(fields);
        for (BoundMixture mixture : mixtures) {
            mixture.visit(fields);
        }
        for (CoverageControl control : controls) {
            control.visit(fields);
        }
        usual.visit(fields);
        pValues.visit(fields);
        waiting.visit(fields);
    }
}
