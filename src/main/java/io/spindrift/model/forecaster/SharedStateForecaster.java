package io.spindrift.model.forecaster;

import io.spindrift.model.state.FieldVisitor;

/**
 * One learner for all horizons of a series (docs/maths.md). Rows come in one after the other, each with its value or without; after each
 * there are forecasts of all horizons.
 */
public final class SharedStateForecaster {
    private final ForecasterSettings settings;
    private final int exogenous;
    private final YoungRows young;
    private SharedState state;

    /** @param exogenous how many numbers come with each row */
    public SharedStateForecaster(ForecasterSettings settings, int exogenous) {
        this.settings = settings;
        this.exogenous = exogenous;
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
        boolean wasYoung = !young.full();
        if (wasYoung) {
            young.add(time, value, numbers);
        }
        state.observe(time, value, numbers);
        if (wasYoung && young.full() && young.removeImpossible()) {
            state = new SharedState(settings, exogenous);
            young.replay(state);
            state.trust();
        }
    }

    /** Whether there has been a value, so that there are forecasts. */
    public boolean known() {
        return state.rows() > 0;
    }

    /** The forecasts from the last row, one for each horizon; valid until the next row. */
    public double[] forecasts() {
        return state.forecasts();
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields) {
        young.visit(fields);
        state.visit(fields);
    }
}
