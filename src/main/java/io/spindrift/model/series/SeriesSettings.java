package io.spindrift.model.series;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.distribution.ForecastDistributions;
import io.spindrift.model.distribution.ForecastQueue;
import io.spindrift.model.forecaster.SharedStateForecaster;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.LearnerSettings;
import java.util.List;

/**
 * All that decides how a series is learned. A state is stored with the settings that learned it.
 *
 * @param inputMode where labels come from
 * @param lags p of the series mode: how many of the last values make the regressor, 1 to 1000
 * @param horizons of the series mode
 * @param featuresMax the most numbers that {@code x} of an observation may have, 1 to 1000
 * @param scaleWindow after how many numbers the running mean and deviation begin to forget; 0 for no scaling
 * @param precision of the learners' numbers
 * @param labels how labels are waited for
 * @param learner what learns
 * @param distribution the parts of the distributions of forecasts that are issued
 * @param forecastBounds within which all forecasts and their intervals are
 */
public record SeriesSettings(
        InputMode inputMode,
        int lags,
        Horizons horizons,
        int featuresMax,
        int scaleWindow,
        Precision precision,
        LabelSettings labels,
        LearnerSettings learner,
        DistributionSettings distribution,
        ForecastBounds forecastBounds) {
    static final int MAX = 1000;
    /** Memory of a learner with its scratch, over its state. Measured: 1.1 to 2.2. */
    private static final int LIVE_SHARE = 2;
    /** Memory of the learner of all horizons over its stored state. Measured: 1.27 to 1.31 at 24 and 96 horizons. */
    private static final double SHARED_LIVE_SHARE = 1.3;

    /** Memory of the distribution of a horizon's forecasts beyond its stored state: objects and scratch. Measured: 700 to 1,200. */
    private static final int DISTRIBUTION_OBJECTS = 1000;

    private static final int MAX_WINDOW = 1_000_000_000;

    public SeriesSettings {
        require(lags >= 1 && lags <= MAX, "lags", "1 to " + MAX, lags);
        require(featuresMax >= 1 && featuresMax <= MAX, "featuresMax", "1 to " + MAX, featuresMax);
        require(
                scaleWindow == 0 || scaleWindow >= 2 && scaleWindow <= MAX_WINDOW,
                "scaleWindow",
                "0, or 2 to " + MAX_WINDOW,
                scaleWindow);
    }

    /** The levels of the prediction intervals. */
    public List<Double> intervalLevels() {
        return distribution.levels();
    }

    /** The horizons of its forecasts, ascending. In the regression mode the only one is 0. */
    List<Integer> horizonsAhead() {
        return inputMode == InputMode.REGRESSION ? List.of(0) : horizons.ahead();
    }

    /**
     * The bytes that the learners of one series take in the store, but for queues of waiting observations.
     *
     * @param regressors length of {@code x}
     */
    public long learnerBytes(int regressors) {
        long learners = sharesState()
                ? sharedStateBytes(regressors)
                : computedBytes(regressors) * precision.bytes() / Double.BYTES;
        return learners + distributionBytes();
    }

    /**
     * Returns the approximate bytes of the learners of one series in memory: their states as they are computed, the objects around them, and
     * workspaces.
     *
     * @param regressors length of {@code x}
     * @param distributionBytes those of the distributions of forecasts in the store
     */
    long liveBytes(int regressors, long distributionBytes) {
        long learners = sharesState()
                ? (long) (SHARED_LIVE_SHARE * sharedStateBytes(regressors))
                : LIVE_SHARE * computedBytes(regressors);
        return learners
                + distributionBytes
                + DISTRIBUTION_OBJECTS * (long) horizonsAhead().size();
    }

    /** Whether one learner serves all horizons. */
    private boolean sharesState() {
        return inputMode == InputMode.SERIES && learner instanceof BlendSettings;
    }

    private long sharedStateBytes(int regressors) {
        return SharedStateForecaster.bytes(
                ((BlendSettings) learner).forecaster(horizons.array(), forecastBounds, 0), regressors);
    }

    long distributionBytes() {
        return sharesState()
                ? ForecastDistributions.bytes(horizons.array(), intervalLevels())
                : horizonsAhead().size() * ForecastQueue.bytes(intervalLevels());
    }

    private long computedBytes(int regressors) {
        return switch (inputMode) {
            case REGRESSION -> learner.stateBytes(regressors);
            case SERIES -> horizons.count() * learner.stateBytes(lags + regressors);
        };
    }

    /** Saves these settings, or restores stored ones; then the values of these do not matter. */
    public SeriesSettings visit(FieldVisitor fields) {
        InputMode storedMode = fields.choice("settings.inputMode", inputMode, InputMode.class);
        int storedLags = fields.int32("settings.lags", lags, 1, MAX);
        return new SeriesSettings(
                storedMode,
                storedLags,
                horizons.visit(fields),
                fields.int32("settings.featuresMax", featuresMax, 1, MAX),
                fields.int32("settings.scaleWindow", scaleWindow, 0, MAX_WINDOW),
                fields.choice("settings.precision", precision, Precision.class),
                labels.visit(fields),
                LearnerTemplates.visit(learner, fields),
                distribution.visit(fields),
                forecastBounds.visit(fields));
    }

    static void require(boolean holds, String name, String expected, Object got) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got " + got);
        }
    }
}
