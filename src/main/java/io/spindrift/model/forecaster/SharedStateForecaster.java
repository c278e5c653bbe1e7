package io.spindrift.model.forecaster;

import io.spindrift.model.expert.ExpertStages;
import io.spindrift.model.expert.LagStage;
import io.spindrift.model.past.Past;
import io.spindrift.model.pool.PriorPool;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.state.FieldVisitor;

/**
 * One learner for all horizons of a series (docs/maths.md). Rows come in one after the other, each with its value or without; after each
 * there are forecasts of all horizons.
 */
public final class SharedStateForecaster {
    private final ForecasterSettings settings;
    private final int exogenous;
    /** Null once there have been enough rows. */
    private YoungRows young;
    /** Number of learned horizons before the first requested one. */
    private final int skipped;

    private SharedState state;

    /** @param exogenous how many numbers come with each row */
    public SharedStateForecaster(ForecasterSettings settings, int exogenous) {
        this.settings = settings;
        this.exogenous = exogenous;
        skipped = settings.learned().length - settings.horizons().length;
        young = new YoungRows(exogenous);
        state = new SharedState(settings, exogenous);
    }

    /**
     * Takes a row in. Rows before the first value are left out.
     *
     * @param time milliseconds since 1970
     * @param value NaN where it is missing
     * @param numbers the exogenous numbers, standardized
     */
    public void observe(long time, double value, float[] numbers) {
        if (!known() && Double.isNaN(value)) {
            return;
        }
        if (young != null) {
            young.add(time, value, numbers);
        }
        state.observe(time, value, numbers);
        if (young != null && young.full()) {
            endYouth();
        }
    }

    /** Learns the first rows again if some of their values are impossible. */
    private void endYouth() {
        if (young.removeImpossible()) {
            state = new SharedState(settings, exogenous);
            young.replay(state);
            state.trust();
        }
        young = null;
    }

    /** Whether there has been a value, so that there are forecasts. */
    public boolean known() {
        return state.rows() > 0;
    }

    /** The forecast of a horizon, counted from 0, from the last row. */
    public double forecast(int horizon) {
        return state.forecasts()[skipped + horizon];
    }

    /** The bounds within which the forecasts from the last row are, and their intervals must be. */
    public ForecastBounds bounds() {
        return state.bounds();
    }

    /** The standard deviation that the errors of a horizon start with. */
    public double scale(int horizon) {
        return state.scale(skipped + horizon);
    }

    /** How far the experts' forecasts of a horizon from the last row are from each other: a standard deviation by their weights. */
    public double spread(int horizon) {
        return state.spread(skipped + horizon);
    }

    /** The experts' forecasts of a horizon from the last row, in the order of {@link io.spindrift.model.expert.Expert#of}. */
    public double[] expertForecasts(int horizon) {
        return state.expertForecasts(skipped + horizon);
    }

    /** The weight of each expert in the forecast of a horizon; the first, the anchor, has the rest. */
    public double[] expertWeights(int horizon) {
        return state.mixtures().expertWeights(skipped + horizon);
    }

    /** The bytes of the state, about. */
    public static long bytes(ForecasterSettings settings, int exogenous) {
        int[] horizons = settings.learned();
        return Past.bytes(settings.seasons(), horizons, LagStage.LAGS, exogenous)
                + ExpertStages.bytes(settings.seasons(), exogenous, horizons, settings.networks())
                + Float.BYTES * Mixtures.numbers(horizons, settings.networks())
                + Float.BYTES * (long) YoungRows.COUNT * exogenous;
    }

    /** Saves what another series can start with; or restores it, before the first row. */
    public void visitLearned(FieldVisitor fields) {
        state.visitLearned(fields);
    }

    /** Passes the learned numbers to a pool; or takes the pooled ones over, before the first row. */
    public void pool(PriorPool pool) {
        state.pool(pool);
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields) {
        YoungRows rows = young == null ? YoungRows.ended(exogenous) : young;
        rows.visit(fields);
        young = rows.full() ? null : rows;
        state.visit(fields);
    }
}
