package io.spindrift.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import io.spindrift.topology.ObservationTopics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of what is read from and written to. */
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
    static final String SCORES_TOPIC = "scores.topic";
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
                "Name of the application: its consumer group, and the prefix of its changelog and transactions.");
        group.list(
                BOOTSTRAP_SERVERS,
                ConfigDef.NO_DEFAULT_VALUE,
                Bounds.notEmptyList(),
                HIGH,
                "Brokers to find the cluster by, host:port, separated by commas.");
        group.choice(
                INPUT_MODE,
                "series",
                HIGH,
                "series: records carry a value, and the label of a forecast is a later value. regression: records carry "
                        + "an id and regressors, and labels come under the same id.",
                "series",
                "regression");
        group.list(
                OBSERVATIONS_TOPIC,
                List.of(OBSERVATIONS_BY_DEFAULT),
                Bounds.anyList(),
                HIGH,
                "Topic of the observations, keyed by series; or several, separated by commas, with equal numbers of partitions.");
        group.textOrEmpty(
                OBSERVATIONS_PATTERN,
                MEDIUM,
                "In place of observations.topic, a regular expression for the whole names of topics: all that match are read, and "
                        + "those that appear later as well; all must have the same number of partitions.");
        group.choice(
                SERIES_NAME,
                "key",
                MEDIUM,
                "What a series is called by, where several topics are read. key: records with the same key are of the same series, "
                        + "whatever topic they come on. topic/key: each topic has series of its own.",
                "key",
                BY_TOPIC);
        group.textOrEmpty(
                LABELS_TOPIC,
                MEDIUM,
                "Topic of labels, keyed by series, with as many partitions as the observations (regression mode). Empty: "
                        + "labels come on the observations topic, which is recommended, since one topic has one order.");
        group.text(FORECASTS_TOPIC, "forecasts", HIGH, "Topic that forecasts are published to.");
        group.choice(
                FORECASTS_KEY,
                "same",
                MEDIUM,
                "The key of forecasts and scores. same: the key of the input record, byte for byte, so that they can be joined "
                        + "with it. name: the name of the series, in UTF-8. Either way they are in the partition that Kafka's "
                        + "default partitioner gives the input key, and their value has the name of the series.",
                "same",
                BY_NAME);
        group.text(SCORES_TOPIC, "scores", HIGH, "Topic that scores are published to: each forecast beside its label.");
        group.text(
                DEAD_LETTERS_TOPIC,
                "dead-letters",
                HIGH,
                "Topic that unusable input records are published to, as they came, with the reason in their headers.");
        group.textOrEmpty(
                SETTINGS_TOPIC,
                MEDIUM,
                "Compacted topic of one partition with rules that give some series other settings from a time on "
                        + "(docs/operating.md). Empty: settings are those of the start.");
    }

    static boolean keyedBySeries(AbstractConfig parsed) {
        return parsed.getString(FORECASTS_KEY).equals(BY_NAME);
    }

    /** @param given as text: where a pattern is given, the name by default is not meant */
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

    /** Whether the topic is part of the name of a series. */
    static boolean namesByTopic(AbstractConfig parsed) {
        return parsed.getString(SERIES_NAME).equals(BY_TOPIC);
    }
}
