package io.spindrift.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import io.spindrift.model.past.Seasons;
import io.spindrift.model.series.LabelSettings;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The settings of series and labels, and the limits of records. */
final class SeriesKeys {
    static final String SERIES_LAGS = "series.lags";
    static final String SERIES_HORIZONS = "series.horizons";
    static final String SERIES_INTERVAL = "series.interval.ms";
    static final String SERIES_SEASONS = "series.seasons";
    static final String INTERVAL_LEVELS = "prediction.interval.levels";
    static final String QUANTILES = "prediction.quantiles";
    static final String ALARM_RATE = "alarm.rate";
    static final String ALARM_RATE_SERIES = "alarm.rate.series";
    static final String ALARM_IGNORED = "alarm.ignored";
    static final String ALARM_IGNORED_ZONE = "alarm.ignored.zone";
    static final int LAGS_OF_BLEND = 48;
    static final int LAGS_OF_OTHERS = 8;
    static final String FORECAST_MIN = "forecast.min";
    static final String FORECAST_MAX = "forecast.max";
    /** These settings have no default: nothing applies if they are not given. */
    static final Set<String> WITHOUT_DEFAULT = Set.of(FORECAST_MIN, FORECAST_MAX);

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
                "Series mode: number of last values that are used as features; " + LAGS_OF_OTHERS
                        + " if not given. A blend always uses " + LAGS_OF_BLEND + ".");
        group.list(
                SERIES_HORIZONS,
                List.of("1"),
                Bounds.horizons(),
                HIGH,
                "Series mode: horizons of the forecasts, as numbers of observations ahead, ascending, separated by "
                        + "commas: 1,6,24 or a range, 1-24. A blend learns all of them in one state; other models have a "
                        + "learner for each.");
        group.whole(
                SERIES_INTERVAL,
                0L,
                Bounds.atLeast(0),
                MEDIUM,
                "Series mode: time between two horizons, in milliseconds. The label of a forecast at horizon h is "
                        + "then the value nearest to h intervals later; if there is none within half an interval, the forecast "
                        + "has no label. A blend puts observations onto rows one interval apart; rows without one are missing "
                        + "values. 0: the label is the value h observations later.");
        group.list(
                SERIES_SEASONS,
                Seasons.DEFAULT.lengths().stream().map(String::valueOf).toList(),
                Bounds.seasons(),
                MEDIUM,
                "Series mode, blend and blend-linear: candidate season lengths, in observations. The model learns "
                        + "which of them a series has. An unused season costs time, but hardly any accuracy.");
        group.list(
                INTERVAL_LEVELS,
                List.of("0.8", "0.95"),
                Bounds.levels(),
                MEDIUM,
                "Levels of the prediction intervals, ascending, each from 0.01 to 0.999, separated by commas. A "
                        + "level is the fraction of labels that an interval should contain. The first forecasts of a series have no interval: its bounds are null. Empty for no intervals.");
        group.list(
                QUANTILES,
                List.of(),
                Bounds.probabilities(),
                MEDIUM,
                "Probabilities of the quantiles that forecasts have, ascending, each from "
                        + "0.001 to 0.999, separated by commas. 0.5 is the median; prediction is the mean. Empty for no "
                        + "quantiles.");
        group.text(
                ALARM_RATE,
                "1/week",
                Bounds.alarmRate(),
                MEDIUM,
                "About how many alarms of a series are accepted, as 1/week, 2/day or "
                        + "1/1000 records; none for no alarms. They are published to alerts.topic.");
        group.whole(
                ALARM_RATE_SERIES,
                1,
                Bounds.between(1, 1_000_000_000),
                MEDIUM,
                "How many series " + ALARM_RATE + " is meant for: each has that part of the rate.");
        group.list(
                ALARM_IGNORED,
                List.of(),
                Bounds.spans(),
                MEDIUM,
                "Spans of record time in which no alarm begins: from a time to another, or for a duration, or each week. Begins "
                        + "are inclusive, ends exclusive; a weekly span whose end is not after its begin ends on the next day. An open "
                        + "alarm may end in a span. A change applies to all series, whatever settings.change.policy.");
        group.text(
                ALARM_IGNORED_ZONE,
                "UTC",
                Bounds.zone(),
                MEDIUM,
                "Time zone of the weekly spans of " + ALARM_IGNORED + ", with its daylight saving time.");
        group.open(
                FORECAST_MIN,
                Type.DOUBLE,
                Bounds.values(),
                MEDIUM,
                "Lower bound of all forecasts and prediction intervals; at most " + FORECAST_MAX
                        + ". Without it, the bound is 0 after 100 values or labels none of which was negative, until "
                        + "a negative one comes.");
        group.open(
                FORECAST_MAX,
                Type.DOUBLE,
                Bounds.values(),
                MEDIUM,
                "Upper bound of all forecasts and prediction intervals. Without it, the bound is 0 after 100 values or "
                        + "labels none of which was positive, until a positive one comes.");
        group.whole(
                FEATURES_MAX,
                32,
                Bounds.between(1, 1000),
                MEDIUM,
                "Maximum number of features (numbers in x) of an observation. All observations of a series have as "
                        + "many as its first one.");
        group.whole(
                LABEL_TIMEOUT,
                86_400_000L,
                Bounds.atLeast(1),
                HIGH,
                "How long an observation waits for its label, and a label for its observation, in milliseconds of "
                        + "record time. An observation without a label in time is then skipped.");
        group.whole(
                LABELS_PENDING_MAX,
                1000,
                Bounds.between(1, LabelSettings.MAX),
                MEDIUM,
                "Maximum number of observations of a series that wait for their labels. One more evicts the oldest, "
                        + "which is skipped without its label.");
        group.whole(
                LABELS_BUFFER_MAX,
                100,
                Bounds.between(0, LabelSettings.MAX),
                LOW,
                "Maximum number of labels of a series that wait for their observations. Further labels are dead "
                        + "letters.");
        group.whole(
                DEDUP_WINDOW,
                2000,
                Bounds.between(1, LabelSettings.MAX),
                MEDIUM,
                "Number of last observations of a series whose ids are stored, to detect duplicates; at least "
                        + LABELS_PENDING_MAX + ".");
        group.whole(
                FORECAST_PENDING_MAX,
                100,
                Bounds.between(0, LabelSettings.MAX),
                LOW,
                "Maximum number of observations without labels that a forecast is rolled forward through. Beyond it, "
                        + "the forecast is marked as stale.");
        group.whole(
                SCALE_WINDOW,
                1000,
                Bounds.either(0, 2, 1_000_000_000),
                MEDIUM,
                "Number of values after which the running mean and standard deviation, which standardize features "
                        + "and labels, begin to forget; 0 for no standardization, if the data is standardized already.");
    }

    private static void history(Group group) {
        group.textOrEmpty(
                PUBLISH_FROM,
                MEDIUM,
                "Time from which forecasts, scores and alarms are published, as 2026-01-31T00:00:00Z or in milliseconds "
                        + "since 1970. Earlier records are learned from, but nothing is published for them. Later labels "
                        + "also score forecasts that were made earlier. Empty: everything is published.");
    }

    private static void limits(Group group) {
        group.whole(
                RECORD_MAX_BYTES,
                64 * 1024,
                Bounds.between(64, 64 * MEBIBYTE),
                MEDIUM,
                "Maximum size of the value of an input record, in bytes. A larger record is a dead letter.");
        group.whole(
                DEAD_LETTERS_MAX_BYTES,
                MEBIBYTE + 64 * 1024,
                Bounds.between(16 * 1024, 256 * MEBIBYTE),
                LOW,
                "Maximum size of a dead letter, in bytes: at least the largest record of the input topics and 64 KiB "
                        + "for headers. The dead-letter topic must accept records of that size.");
    }
}
