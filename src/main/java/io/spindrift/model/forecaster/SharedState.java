package io.spindrift.model.forecaster;

import io.spindrift.model.cleaning.InputCleaner;
import io.spindrift.model.expert.ExpertStages;
import io.spindrift.model.expert.LagStage;
import io.spindrift.model.past.Origin;
import io.spindrift.model.past.Past;
import io.spindrift.model.pool.PriorPool;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.scale.PossibleRange;
import io.spindrift.model.state.FieldVisitor;

/**
 * All that a series has learned, for all horizons: its past, the cleaner of its values, experts and mixtures. {@link #observe}
 * takes a row in by the steps of docs/maths.md#order-of-a-row: the entrance cleans the value; the entrance, the mixtures and the experts
 * learn from it as a label; the past takes it in; the experts forecast, and the mixtures mix.
 */
final class SharedState {
    private static final double MARGIN = 0.25;
    private static final int MAX_BRIDGE = 48;

    private final int[] horizons;
    private final Past past;
    private final InputCleaner cleaner;
    private final ExpertStages experts;
    private final Mixtures mixtures;
    private final PossibleRange possible;
    private final double[] distances;
    private final double[] forecasts;
    /** How many rows without a value came last. */
    private int gap;

    /** @param exogenous how many numbers come with each row */
    SharedState(ForecasterSettings settings, int exogenous) {
        horizons = settings.learned();
        possible = new PossibleRange(settings.bounds());
        past = new Past(settings.seasons(), horizons, LagStage.LAGS, exogenous);
        int path = 1;
        while (path < horizons.length && horizons[path] == path + 1) {
            path++;
        }
        cleaner = new InputCleaner(past, path);
        experts = new ExpertStages(past, horizons, settings.noise());
        mixtures = new Mixtures(horizons, settings.networks());
        distances = new double[horizons.length];
        forecasts = new double[horizons.length];
    }

    /**
     * Takes a row in.
     *
     * @param time milliseconds since 1970
     * @param raw NaN where the value is missing; the first is not
     * @param exogenous standardized
     */
    void observe(long time, double raw, float[] exogenous) {
        double expected = cleaner.expected();
        boolean observed = cleaner.take(raw);
        double value = cleaner.value();
        if (observed) {
            possible.observe(raw);
            if (cleaner.map().raw(value) <= 0) {
                past.stopLogarithms();
            }
        } else if (past.positive() && past.levelOf(value) <= 0) {
            value = past.min();
        }
        if (observed && gap > 0 && gap <= MAX_BRIDGE && !cleaner.restored()) {
            bridge(value - expected);
        }
        gap = observed ? 0 : Math.min(gap + 1, MAX_BRIDGE + 1);
        if (past.rows() > 0) {
            learn(value, observed);
        }
        past.add(time, value, observed, exogenous);
        forecast(value, observed);
    }

    /** Corrects the imputed values of a gap by the error of the first value after it; later ones more than earlier ones. */
    private void bridge(double error) {
        for (int i = 1; i <= gap; i++) {
            int back = gap - i;
            past.correct(back, past.value(back) + error * i / (gap + 1));
        }
    }

    private void learn(double value, boolean observed) {
        long row = past.rows();
        if (observed) {
            double expected = past.origin(0).value() + distances[0];
            cleaner.learn(value - expected);
            for (int k = 0; k < horizons.length && row >= horizons[k]; k++) {
                mixtures.learn(k, row, value - past.origin(horizons[k] - 1).value());
            }
        }
        experts.learn(value, observed);
    }

    private void forecast(double value, boolean observed) {
        experts.advance();
        Origin newest = past.origin(0);
        ForecastBounds bounds = possible.bounds();
        double margin = MARGIN * (past.max() - past.min());
        double low = Math.max(past.min() - margin, cleaner.map().internal(bounds.min())) - value;
        double high = Math.min(past.max() + margin, cleaner.map().internal(bounds.max())) - value;
        for (int k = 0; k < horizons.length; k++) {
            experts.forecast(k, Math.min(low, high), high, mixtures.slot(k, newest.row()));
            distances[k] = mixtures.mix(k, newest.row());
        }
        cleaner.endRow(observed, value, distances);
        for (int k = 0; k < horizons.length; k++) {
            forecasts[k] = bounds.within(cleaner.forecast(observed, value, distances[k], horizons[k]));
        }
    }

    /** The raw forecasts of all learned horizons from the last row; not to be modified. */
    double[] forecasts() {
        return forecasts;
    }

    /** How many rows there are. */
    long rows() {
        return past.rows();
    }

    /** Classifies values from the next row on. */
    void trust() {
        cleaner.trust();
    }

    /** The mixtures. */
    Mixtures mixtures() {
        return mixtures;
    }

    /** The bounds of forecasts from the last row, raw. */
    ForecastBounds bounds() {
        return possible.bounds();
    }

    /** The standard deviation that errors of a learned horizon start with, raw. */
    double scale(int horizon) {
        return past.scale(horizon, past.rows() - 1) * cleaner.map().unit();
    }

    /** The spread of the experts' forecasts of a learned horizon from the last row, raw; of use until the next row. */
    double spread(int horizon) {
        return mixtures.spread(horizon) * cleaner.map().unit();
    }

    /** The experts' forecasts of a learned horizon from the last row, raw. */
    double[] expertForecasts(int horizon) {
        float[] distances = mixtures.slot(horizon, past.rows() - 1).experts();
        double[] raw = new double[distances.length];
        for (int k = 0; k < raw.length; k++) {
            raw[k] = cleaner.map().raw(past.value(0) + distances[k]);
        }
        return raw;
    }

    /** Saves what another series can start with; or restores it. */
    void visitLearned(FieldVisitor fields) {
        long labels = fields.int64("forecaster.labels", past.rows());
        experts.visitLearned(fields, labels);
        mixtures.visitLearned(fields, labels);
    }

    /** Passes the learned numbers to a pool; or takes the pooled ones over, before the first row. */
    void pool(PriorPool pool) {
        experts.pool(pool);
        mixtures.pool(pool, past.rows());
    }

    /** Saves or restores it. */
    void visit(FieldVisitor fields) {
        past.visit(fields);
        cleaner.visit(fields);
        experts.visit(fields);
        mixtures.visit(fields);
        possible.visit(fields);
        fields.float64s("forecaster.distances", distances);
        gap = fields.int32("forecaster.gap", gap, 0, MAX_BRIDGE + 1);
    }
}
