package io.spindrift.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Validator;

/**
 * Every setting of this application, each declared once: name, type, default, bounds, and a sentence. The reference in
 * docs/configuration.md is generated from here.
 */
final class Keys {
    static final String APPLICATION_ID = "application.id";
    static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    static final String FEED = "feed";
    static final String OBSERVATIONS_TOPIC = "observations.topic";
    static final String LABELS_TOPIC = "labels.topic";
    static final String FORECASTS_TOPIC = "forecasts.topic";
    static final String SCORES_TOPIC = "scores.topic";
    static final String DEAD_LETTERS_TOPIC = "dead.letters.topic";
    static final String SERIES_LAGS = "series.lags";
    static final String SERIES_HORIZONS = "series.horizons";
    static final String REGRESSORS_MAX = "regressors.max";
    static final String LABEL_TIMEOUT = "label.timeout.ms";
    static final String LABELS_PENDING_MAX = "labels.pending.max";
    static final String LABELS_EARLY_MAX = "labels.early.max";
    static final String IDS_REMEMBERED = "ids.remembered";
    static final String LOOKAHEAD_MAX = "lookahead.max";
    static final String TIME_MAX_JUMP = "time.max.jump.ms";
    static final String RECORD_MAX_BYTES = "record.max.bytes";
    static final String DEAD_LETTER_MAX_BYTES = "dead.letter.max.bytes";
    static final String STATE_MAX_BYTES = "state.max.bytes";
    static final String SCALE_WINDOW = "scale.window";
    static final String TOPICS_CREATE = "topics.create";
    static final String TOPICS_PARTITIONS = "topics.partitions";
    static final String TOPICS_REPLICATION_FACTOR = "topics.replication.factor";
    static final String TOPICS_RETENTION = "topics.retention.ms";
    static final String CLOSE_LEAVE_GROUP = "close.leave.group";
    static final String CLOSE_TIMEOUT = "close.timeout.ms";

    /** Stands for "the broker's default" where −1 means something else. */
    static final long BROKER_DEFAULT = -2;

    private static final int MEBIBYTE = 1 << 20;
    private static final int COUNT_MOST = 100_000;

    /** All settings. */
    static final ConfigDef DEFINITION = definition();

    private Keys() {}

    private static ConfigDef definition() {
        ConfigDef def = new ConfigDef();
        input(def);
        labels(def);
        limits(def);
        new ModelKeys(def).define();
        operation(def);
        return def;
    }

    /** Whether a name is that of a setting, ours or Kafka's. */
    static boolean known(String name) {
        return DEFINITION.names().contains(name) || KafkaKeys.owns(name) || name.startsWith(KafkaKeys.ANY);
    }

    private static void input(ConfigDef def) {
        String group = "Input and output";
        text(
                def,
                group,
                APPLICATION_ID,
                "spindrift",
                HIGH,
                "Name of the application: its consumer group, and the prefix of its changelog and transactions.");
        def.define(
                BOOTSTRAP_SERVERS,
                Type.LIST,
                ConfigDef.NO_DEFAULT_VALUE,
                Bounds.notEmptyList(),
                HIGH,
                "Brokers to find the cluster by, host:port, separated by commas.",
                group,
                def.names().size(),
                ConfigDef.Width.LONG,
                BOOTSTRAP_SERVERS);
        def.define(
                FEED,
                Type.STRING,
                "series",
                ConfigDef.ValidString.in("series", "regression"),
                HIGH,
                "series: records carry a value, and the label of a forecast is a later value. regression: records carry "
                        + "an id and regressors, and labels come under the same id.",
                group,
                def.names().size(),
                ConfigDef.Width.SHORT,
                FEED);
        text(def, group, OBSERVATIONS_TOPIC, "observations", HIGH, "Topic of the observations, keyed by series.");
        def.define(
                LABELS_TOPIC,
                Type.STRING,
                "",
                null,
                MEDIUM,
                "Topic of labels, keyed by series, with as many partitions as the observations (regression feed). Empty: "
                        + "labels come on the observations topic, which is recommended, since one topic has one order.",
                group,
                def.names().size(),
                ConfigDef.Width.MEDIUM,
                LABELS_TOPIC);
        text(def, group, FORECASTS_TOPIC, "forecasts", HIGH, "Topic that forecasts are published to.");
        text(
                def,
                group,
                SCORES_TOPIC,
                "scores",
                HIGH,
                "Topic that scores are published to: each forecast beside its label.");
        text(
                def,
                group,
                DEAD_LETTERS_TOPIC,
                "dead-letters",
                HIGH,
                "Topic that unusable input records are published to, as they came, with the reason in their headers.");
    }

    private static void labels(ConfigDef def) {
        String group = "Series and labels";
        whole(
                def,
                group,
                SERIES_LAGS,
                Type.INT,
                8,
                Bounds.between(1, 1000),
                HIGH,
                "Series feed: how many of the last values make the regressor.");
        def.define(
                SERIES_HORIZONS,
                Type.LIST,
                List.of("1"),
                Bounds.horizons(),
                HIGH,
                "Series feed: how many observations ahead to forecast, ascending, separated by commas. Each horizon is a "
                        + "learner of its own.",
                group,
                def.names().size(),
                ConfigDef.Width.SHORT,
                SERIES_HORIZONS);
        whole(
                def,
                group,
                REGRESSORS_MAX,
                Type.INT,
                32,
                Bounds.between(1, 1000),
                MEDIUM,
                "The most numbers that x of an observation may have. The first observation of a series fixes how many it "
                        + "has.");
        whole(
                def,
                group,
                LABEL_TIMEOUT,
                Type.LONG,
                86_400_000L,
                Bounds.atLeast(1),
                HIGH,
                "How long an observation waits for its label, and a label for its observation, in milliseconds of record "
                        + "time. After that the observation is passed without a label.");
        whole(
                def,
                group,
                LABELS_PENDING_MAX,
                Type.INT,
                1000,
                Bounds.between(1, COUNT_MOST),
                MEDIUM,
                "How many observations of a series wait for labels at once; one more, and the oldest is passed without.");
        whole(
                def,
                group,
                LABELS_EARLY_MAX,
                Type.INT,
                100,
                Bounds.between(0, COUNT_MOST),
                LOW,
                "How many labels of a series wait for their observations at once; further ones are dead letters.");
        whole(
                def,
                group,
                IDS_REMEMBERED,
                Type.INT,
                2000,
                Bounds.between(1, COUNT_MOST),
                MEDIUM,
                "Of how many observations of a series the ids are known, to tell duplicates; at least "
                        + LABELS_PENDING_MAX + ".");
        whole(
                def,
                group,
                LOOKAHEAD_MAX,
                Type.INT,
                100,
                Bounds.between(0, COUNT_MOST),
                LOW,
                "Through how many waiting observations a forecast looks; beyond, it is flagged stale.");
        whole(
                def,
                group,
                SCALE_WINDOW,
                Type.INT,
                1000,
                Bounds.between(0, 1_000_000_000),
                MEDIUM,
                "After how many numbers the running mean and deviation, by which inputs and labels are standardised, begin "
                        + "to forget; 0 for no scaling, where they are scaled already.");
    }

    private static void limits(ConfigDef def) {
        String group = "Limits";
        whole(
                def,
                group,
                TIME_MAX_JUMP,
                Type.LONG,
                366L * 86_400_000,
                Bounds.atLeast(1),
                MEDIUM,
                "How far beyond the time of its partition a record may be, in milliseconds. One further ahead is a dead "
                        + "letter; a topic that was silent for longer needs a larger value.");
        whole(
                def,
                group,
                RECORD_MAX_BYTES,
                Type.INT,
                64 * 1024,
                Bounds.between(64, 64 * MEBIBYTE),
                MEDIUM,
                "The largest value of an input record; a larger one is a dead letter.");
        whole(
                def,
                group,
                DEAD_LETTER_MAX_BYTES,
                Type.INT,
                MEBIBYTE + 64 * 1024,
                Bounds.between(16 * 1024, 256 * MEBIBYTE),
                LOW,
                "The largest dead letter: at least the largest record of the input topics and 64 KiB for headers. The "
                        + "dead-letter topic must take it.");
        whole(
                def,
                group,
                STATE_MAX_BYTES,
                Type.LONG,
                16L * MEBIBYTE,
                Bounds.atLeast(1024),
                MEDIUM,
                "The largest state of one series; settings that need more are refused at start.");
    }

    private static void operation(ConfigDef def) {
        String group = "Operation";
        def.define(
                TOPICS_CREATE,
                Type.BOOLEAN,
                false,
                MEDIUM,
                "Whether missing topics are created at start.",
                group,
                def.names().size(),
                ConfigDef.Width.SHORT,
                TOPICS_CREATE);
        whole(
                def,
                group,
                TOPICS_PARTITIONS,
                Type.INT,
                4,
                Bounds.between(1, COUNT_MOST),
                MEDIUM,
                "Partitions of created topics: the upper limit of parallelism, and fixed from then on. Four times the "
                        + "cores foreseen is a good choice.");
        whole(
                def,
                group,
                TOPICS_REPLICATION_FACTOR,
                Type.SHORT,
                (short) -1,
                Bounds.between(-1, 100),
                MEDIUM,
                "Replicas of created topics; -1 for the broker's default.");
        whole(
                def,
                group,
                TOPICS_RETENTION,
                Type.LONG,
                BROKER_DEFAULT,
                Bounds.atLeast(-2),
                MEDIUM,
                "Retention of created topics in milliseconds; -1 for ever, which a replay of old records needs; -2 for the "
                        + "broker's default.");
        def.define(
                CLOSE_LEAVE_GROUP,
                Type.STRING,
                "auto",
                ConfigDef.ValidString.in("auto", "true", "false"),
                MEDIUM,
                "Whether an instance that stops leaves the group at once, so that others take its partitions over, or "
                        + "remains until its session ends, so that it finds them again after a restart. auto: remains if "
                        + "it has a group.instance.id, else leaves.",
                group,
                def.names().size(),
                ConfigDef.Width.SHORT,
                CLOSE_LEAVE_GROUP);
        whole(
                def,
                group,
                CLOSE_TIMEOUT,
                Type.LONG,
                30_000L,
                Bounds.atLeast(0),
                LOW,
                "How long a shutdown may take, in milliseconds.");
    }

    private static void text(
            ConfigDef def, String group, String name, String byDefault, Importance importance, String sentence) {
        def.define(
                name,
                Type.STRING,
                byDefault,
                Bounds.notEmpty(),
                importance,
                sentence,
                group,
                def.names().size(),
                ConfigDef.Width.MEDIUM,
                name);
    }

    private static void whole(
            ConfigDef def,
            String group,
            String name,
            Type type,
            Object byDefault,
            Validator bounds,
            Importance importance,
            String sentence) {
        def.define(
                name,
                type,
                byDefault,
                bounds,
                importance,
                sentence,
                group,
                def.names().size(),
                ConfigDef.Width.SHORT,
                name);
    }
}
