package io.spindrift.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import io.spindrift.model.series.LabelSettings;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of starting and stopping. */
final class OperationKeys {
    static final String TOPICS_CREATE = "topics.create";
    static final String TOPICS_PARTITIONS = "topics.partitions";
    static final String TOPICS_REPLICATION_FACTOR = "topics.replication.factor";
    static final String TOPICS_RETENTION = "topics.retention.ms";
    static final String TOPICS_CHECK_INTERVAL = "topics.check.interval.ms";
    static final String CLOSE_LEAVE_GROUP = "close.leave.group";
    static final String CLOSE_TIMEOUT = "close.timeout.ms";

    /** Stands for "the broker's default" where −1 means something else. */
    static final long BROKER_DEFAULT = -2;

    private OperationKeys() {}

    static void define(ConfigDef def) {
        operation(new Group(def, "Operation"));
    }

    private static void operation(Group group) {
        group.flag(TOPICS_CREATE, false, MEDIUM, "Whether missing topics are created at start.");
        group.whole(
                TOPICS_PARTITIONS,
                4,
                Bounds.between(1, LabelSettings.MAX),
                MEDIUM,
                "Partitions of created topics: the upper limit of parallelism, and fixed from then on. Four times the "
                        + "cores foreseen is a good choice.");
        group.whole(
                TOPICS_REPLICATION_FACTOR,
                -1,
                Bounds.either(-1, 1, 100),
                MEDIUM,
                "Replicas of created topics; -1 for the broker's default.");
        group.whole(
                TOPICS_RETENTION,
                BROKER_DEFAULT,
                Bounds.atLeast(-2),
                MEDIUM,
                "Retention of created topics in milliseconds; -1 for ever, which a replay of old records needs; -2 for the "
                        + "broker's default.");
        group.whole(
                TOPICS_CHECK_INTERVAL,
                30_000L,
                Bounds.atLeast(100),
                LOW,
                "How often a running instance looks at its topics, in milliseconds: it stops if one is gone or has got more "
                        + "partitions (docs/operating.md). It also looks at each rebalance.");
        group.choice(
                CLOSE_LEAVE_GROUP,
                "auto",
                MEDIUM,
                "Whether an instance that stops leaves the group at once, so that others take its partitions over, or "
                        + "remains until its session ends, so that it finds them again after a restart. auto: remains if "
                        + "it has a group.instance.id, else leaves.",
                "auto",
                "true",
                "false");
        group.whole(CLOSE_TIMEOUT, 30_000L, Bounds.atLeast(0), LOW, "How long a shutdown may take, in milliseconds.");
    }
}
