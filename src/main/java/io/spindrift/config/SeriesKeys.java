package io.spindrift.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import io.spindrift.model.history.Seasons;
import io.spindrift.model.series.LabelSettings;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The settings of series, their labels, and what a record and a state may be. */
final class SeriesKeys {
    static final String SERIES_LAGS = "series.lags";
    static final String SERIES_HORIZONS = "series.horizons";
    static final String SERIES_INTERVAL = "series.interval.ms";
    static final String SERIES_SEASONS = "series.seasons";
    static final String INTERVAL_LEVELS = "prediction.interval.levels";
    static final int LAGS_OF_BLEND = 48;
    static final int LAGS_OF_OTHERS = 8;
    static final String FEATURES_MAX = "features.max";
    static final String LABEL_TIMEOUT = "label.timeout.ms";
    static final String LABELS_PENDING_MAX = "labels.pending.max";
    static final String LABELS_BUFFER_MAX = "labels.buffer.max";
    static final String DEDUP_WINDOW = "dedup.window.observations";
    static final String FORECAST_PENDING_MAX = "forecast.pending.max";
    static final String PUBLISH_FROM = "publish.from";
    static final String RECORD_MAX_BYTES = "record.max.bytes";
    static final String DEAD_LETTERS_MAX_BYTES = "dead.letters.max.bytes";
    static final String SCALE_WINDOW = "scale.window";

    private static final int MEBIBYTE = 1 << 20;

    private SeriesKeys() {}

    static void define(ConfigDef def) {
        labels(new Group(def, "Series and labels"));
        history(new Group(def, "History"));
        limits(new Group(def, "Limits"));
    }

    private static void labels(Group group) {
        group.open(
                SERIES_LAGS,
                Type.INT,
                Bounds.between(1, 1000),
                HIGH,
                "Series mode: how many of the last values make the regressor; " + LAGS_OF_BLEND + " for a blend, "
                        + LAGS_OF_OTHERS + " for other models if not given.");
        group.list(
                SERIES_HORIZONS,
                List.of("1"),
                Bounds.horizons(),
                HIGH,
                "Series mode: how many observations ahead to forecast, ascending, separated by commas. Each horizon is a "
                        + "learner of its own.");
        group.whole(
                SERIES_INTERVAL,
                0L,
                Bounds.atLeast(0),
                MEDIUM,
                "Series mode: the time from one horizon to the next, in milliseconds. The label of a forecast is then the value "
                        + "nearest to so many intervals later, and none within half an interval means that there is none. 0: it "
                        + "is the value so many observations later.");
        group.list(
                SERIES_SEASONS,
                Seasons.DEFAULT.lengths().stream().map(String::valueOf).toList(),
                Bounds.seasons(),
                MEDIUM,
                "Series mode, blend and blend-linear: the seasons that each series is looked at with, in observations. Which of them a "
                        + "series has is learned; one that it does not have costs time, hardly accuracy.");
        group.list(
                INTERVAL_LEVELS,
                List.of("0.8", "0.95"),
                Bounds.levels(),
                MEDIUM,
                "The levels of the prediction intervals, ascending, each from 0.01 to 0.999, separated by commas: the share of "
                        + "labels that an interval is to hold. Empty for none.");
        group.whole(
                FEATURES_MAX,
                32,
                Bounds.between(1, 1000),
                MEDIUM,
                "The most numbers that x of an observation may have. The first observation of a series fixes how many it "
                        + "has.");
        group.whole(
                LABEL_TIMEOUT,
                86_400_000L,
                Bounds.atLeast(1),
                HIGH,
                "How long an observation waits for its label, and a label for its observation, in milliseconds of record "
                        + "time. After that the observation is passed without a label.");
        group.whole(
                LABELS_PENDING_MAX,
                1000,
                Bounds.between(1, LabelSettings.MAX),
                MEDIUM,
                "How many observations of a series wait for labels at once; one more, and the oldest is passed without.");
        group.whole(
                LABELS_BUFFER_MAX,
                100,
                Bounds.between(0, LabelSettings.MAX),
                LOW,
                "How many labels of a series wait for their observations at once; further ones are dead letters.");
        group.whole(
                DEDUP_WINDOW,
                2000,
                Bounds.between(1, LabelSettings.MAX),
                MEDIUM,
                "Of how many observations of a series the ids are known, to tell duplicates; at least "
                        + LABELS_PENDING_MAX + ".");
        group.whole(
                FORECAST_PENDING_MAX,
                100,
                Bounds.between(0, LabelSettings.MAX),
                LOW,
                "Through how many waiting observations a forecast looks; beyond, it is flagged stale.");
        group.whole(
                SCALE_WINDOW,
                1000,
                Bounds.either(0, 2, 1_000_000_000),
                MEDIUM,
                "After how many numbers the running mean and deviation, by which inputs and labels are standardized, begin "
                        + "to forget; 0 for no scaling, where they are scaled already.");
    }

    private static void history(Group group) {
        group.textOrEmpty(
                PUBLISH_FROM,
                MEDIUM,
                "Records of before this time are history: they are learned from, and neither forecasts of them nor scores are "
                        + "published. As 2026-01-31T00:00:00Z, or in milliseconds since 1970. Empty: all are published.");
    }

    private static void limits(Group group) {
        group.whole(
                RECORD_MAX_BYTES,
                64 * 1024,
                Bounds.between(64, 64 * MEBIBYTE),
                MEDIUM,
                "The largest value of an input record; a larger one is a dead letter.");
        group.whole(
                DEAD_LETTERS_MAX_BYTES,
                MEBIBYTE + 64 * 1024,
                Bounds.between(16 * 1024, 256 * MEBIBYTE),
                LOW,
                "The largest dead letter: at least the largest record of the input topics and 64 KiB for headers. The "
                        + "dead-letter topic must take it.");
    }
}
