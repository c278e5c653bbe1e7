package io.spindrift.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import io.spindrift.event.RecordLayout;
import io.spindrift.topology.ObservationTopics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of the input and output topics. */
final class TopicKeys {
    static final String APPLICATION_ID = "application.id";
    static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    static final String INPUT_MODE = "input.mode";
    static final String OBSERVATIONS_TOPIC = "observations.topic";
    private static final String OBSERVATIONS_PATTERN = "observations.pattern";
    private static final String SERIES_NAME = "series.name";
    private static final String OBSERVATIONS_BY_DEFAULT = "observations";
    private static final String BY_TOPIC = "topic/key";
    static final String LABELS_TOPIC = "labels.topic";
    static final String FORECASTS_TOPIC = "forecasts.topic";
    private static final String FORECASTS_KEY = "forecasts.key";
    private static final String BY_NAME = "name";
    private static final String FORECASTS_LAYOUT = "forecasts.layout";
    static final String SCORES_TOPIC = "scores.topic";
    static final String ALERTS_TOPIC = "alerts.topic";
    static final String DEAD_LETTERS_TOPIC = "dead.letters.topic";
    static final String SETTINGS_TOPIC = "settings.topic";

    private TopicKeys() {}

    static void define(ConfigDef def) {
        input(new Group(def, "Input and output"));
    }

    private static void input(Group group) {
        group.text(
                APPLICATION_ID,
                "spindrift",
                HIGH,
                "Name of the application: the id of its consumer group, and the prefix of its changelog topic and "
                        + "its transactional ids.");
        group.list(
                BOOTSTRAP_SERVERS,
                ConfigDef.NO_DEFAULT_VALUE,
                Bounds.notEmptyList(),
                HIGH,
                "Addresses of brokers, host:port, separated by commas.");
        group.choice(
                INPUT_MODE,
                "series",
                HIGH,
                "series: records have a value, and the label of a forecast is a later value. regression: records "
                        + "have an id and features, and labels come with the same id.",
                "series",
                "regression");
        group.list(
                OBSERVATIONS_TOPIC,
                List.of(OBSERVATIONS_BY_DEFAULT),
                Bounds.anyList(),
                HIGH,
                "Topic of the observations, keyed by series; or several topics, separated by commas, with the same "
                        + "number of partitions.");
        group.textOrEmpty(
                OBSERVATIONS_PATTERN,
                MEDIUM,
                "Regular expression for whole topic names, in place of observations.topic. All matching topics are "
                        + "read, including those that are created later. All must have the same number of partitions.");
        group.choice(
                SERIES_NAME,
                "key",
                MEDIUM,
                "How series are named if several topics are read. key: records with the same key belong to the same "
                        + "series, in all topics. topic/key: each topic has its own series.",
                "key",
                BY_TOPIC);
        group.textOrEmpty(
                LABELS_TOPIC,
                MEDIUM,
                "Topic of the labels, keyed by series, with as many partitions as the observations (regression "
                        + "mode). Empty: labels are on the observations topic. That is recommended, because the order of "
                        + "records is defined only within one topic.");
        group.text(FORECASTS_TOPIC, "forecasts", HIGH, "Topic of the published forecasts.");
        group.choice(
                FORECASTS_KEY,
                "same",
                MEDIUM,
                "Key of forecasts, scores and alarms. same: the key of the input record, byte for byte, so that both can be "
                        + "joined. name: the name of the series, in UTF-8. In both cases the partition is the one that Kafka's "
                        + "default partitioner chooses for the input key, and the value has the name of the series.",
                "same",
                BY_NAME);
        group.choice(
                FORECASTS_LAYOUT,
                "path",
                MEDIUM,
                "Layout of forecasts and scores. path: one record per observation with the forecasts of all horizons, and "
                        + "one record per label with the scores of all forecasts that it is the label of; values are "
                        + "arrays over the horizons. rows: one record for each horizon, for sinks that need rows; values are "
                        + "numbers.",
                "path",
                "rows");
        group.text(
                SCORES_TOPIC,
                "scores",
                HIGH,
                "Topic of the published scores: each has a label and the forecasts that it is the label of.");
        group.text(
                ALERTS_TOPIC,
                "alerts",
                null,
                MEDIUM,
                "Topic of the alarms of series: one record when an alarm begins, and one when it ends (alarm.rate). "
                        + "Empty: alarms are not published.");
        group.text(
                DEAD_LETTERS_TOPIC,
                "dead-letters",
                HIGH,
                "Topic of the input records that cannot be used. They are published unchanged, with the reason in "
                        + "headers.");
        group.textOrEmpty(
                SETTINGS_TOPIC,
                MEDIUM,
                "Compacted topic with one partition for rules that give some series other settings from a time on "
                        + "(docs/operating.md). Empty: no rules.");
    }

    static boolean keyedBySeries(AbstractConfig parsed) {
        return parsed.getString(FORECASTS_KEY).equals(BY_NAME);
    }

    static RecordLayout layout(AbstractConfig parsed) {
        return RecordLayout.valueOf(parsed.getString(FORECASTS_LAYOUT).toUpperCase(Locale.ROOT));
    }

    /** @param given the settings as text; if a pattern is given, the default name of the topic does not apply */
    static ObservationTopics observations(AbstractConfig parsed, Map<String, String> given) {
        String pattern = parsed.getString(OBSERVATIONS_PATTERN).trim();
        boolean byDefault = !given.containsKey(OBSERVATIONS_TOPIC) && !pattern.isEmpty();
        return new ObservationTopics(
                byDefault
                        ? List.of()
                        : parsed.getList(OBSERVATIONS_TOPIC).stream()
                                .map(String::trim)
                                .toList(),
                pattern);
    }

    /** Returns whether the topic is part of the name of a series. */
    static boolean namesByTopic(AbstractConfig parsed) {
        return parsed.getString(SERIES_NAME).equals(BY_TOPIC);
    }
}
