package io.spindrift.model.series;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.history.Layout;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.state.StateExchange;
import io.spindrift.model.train.LearnerSettings;
import java.util.Arrays;
import java.util.List;

/**
 * All that decides how a series is learnt. A state is stored with the settings that learnt it.
 *
 * @param feed where labels come from
 * @param lags p of the series feed: how many of the last values make the regressor, 1 to 1000
 * @param horizons of the series feed
 * @param regressorsMost the most numbers that {@code x} of an observation may have, 1 to 1000
 * @param scaleWindow after how many numbers the running mean and deviation begin to forget; 0 for no scaling
 * @param precision of the learners' numbers
 * @param labels how labels are waited for
 * @param learner what learns
 * @param levels of the prediction intervals, ascending, each from 0.01 to 0.999; at most 9
 */
public record SeriesSettings(
        FeedKind feed,
        int lags,
        Horizons horizons,
        int regressorsMost,
        int scaleWindow,
        Precision precision,
        LabelSettings labels,
        LearnerSettings learner,
        List<Double> levels) {
    static final int MOST = 1000;
    private static final int LIVE_SHARE = 2;
    private static final int WINDOW_MOST = 1_000_000_000;
    private static final int LEVELS_MOST = 9;
    private static final double LEVEL_LEAST = 0.01;
    private static final double LEVEL_MOST = 0.999;

    public SeriesSettings {
        levels = List.copyOf(levels);
        require(lags >= 1 && lags <= MOST, "lags", "1 to " + MOST, lags);
        require(regressorsMost >= 1 && regressorsMost <= MOST, "regressorsMost", "1 to " + MOST, regressorsMost);
        require(
                scaleWindow == 0 || scaleWindow >= 2 && scaleWindow <= WINDOW_MOST,
                "scaleWindow",
                "0, or 2 to " + WINDOW_MOST,
                scaleWindow);
        require(levels.size() <= LEVELS_MOST, "levels", "at most " + LEVELS_MOST, levels);
        double below = 0;
        for (double level : levels) {
            require(
                    level > below && level >= LEVEL_LEAST && level <= LEVEL_MOST,
                    "levels",
                    "ascending, each " + LEVEL_LEAST + " to " + LEVEL_MOST,
                    levels);
            below = level;
        }
    }

    /**
     * The bytes that the learners of one series take in the store, but for queues of waiting observations.
     *
     * @param regressors how many numbers {@code x} has
     */
    public long learnerBytes(int regressors) {
        return computedBytes(regressors) * precision.bytes() / Double.BYTES;
    }

    /**
     * The bytes that the learners of one series take in memory, about: their states as they are computed, in 64 bits, and as
     * much again for what a step works on (measured: 1.1 to 2.2 times the state).
     *
     * @param regressors how many numbers {@code x} has
     */
    long liveBytes(int regressors) {
        return LIVE_SHARE * computedBytes(regressors);
    }

    private long computedBytes(int regressors) {
        return switch (feed) {
            case REGRESSION -> learner.stateBytes(regressors);
            case SERIES ->
                horizons.ahead().stream()
                        .mapToLong(ahead -> horizonBytes(ahead, regressors))
                        .sum();
        };
    }

    private long horizonBytes(int ahead, int regressors) {
        return learner instanceof BlendSettings blend
                ? blend.stateBytes(new Layout(ahead, lags, regressors, blend.seasons()))
                : learner.stateBytes(lags + regressors);
    }

    /** Saves these settings, or restores stored ones; then the values of these do not matter. */
    public SeriesSettings exchange(StateExchange io) {
        FeedKind storedFeed = io.choice("settings.feed", feed, FeedKind.class);
        int storedLags = io.integer("settings.lags", lags, 1, MOST);
        return new SeriesSettings(
                storedFeed,
                storedLags,
                horizons.exchange(io),
                io.integer("settings.regressorsMost", regressorsMost, 1, MOST),
                io.integer("settings.scaleWindow", scaleWindow, 0, WINDOW_MOST),
                io.choice("settings.precision", precision, Precision.class),
                labels.exchange(io),
                LearnerTemplates.exchange(learner, io),
                exchangeLevels(io));
    }

    private List<Double> exchangeLevels(StateExchange io) {
        int count = io.integer("settings.levels", levels.size(), 0, LEVELS_MOST);
        Double[] stored = new Double[count];
        for (int i = 0; i < count; i++) {
            stored[i] = io.number("settings.level", i < levels.size() ? levels.get(i) : LEVEL_LEAST);
        }
        return Arrays.asList(stored);
    }

    private static void require(boolean holds, String name, String expected, Object got) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got " + got);
        }
    }
}
