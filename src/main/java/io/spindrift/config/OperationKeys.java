package io.spindrift.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import io.spindrift.model.series.LabelSettings;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of startup, topics and shutdown. */
final class OperationKeys {
    static final String TOPICS_CREATE = "topics.create";
    static final String TOPICS_PARTITIONS = "topics.partitions";
    static final String TOPICS_REPLICATION_FACTOR = "topics.replication.factor";
    static final String TOPICS_RETENTION = "topics.retention.ms";
    static final String TOPICS_CHECK_INTERVAL = "topics.check.interval.ms";
    static final String CLOSE_LEAVE_GROUP = "close.leave.group";
    static final String CLOSE_TIMEOUT = "close.timeout.ms";

    /** Means "the broker's default" for a setting in which −1 means something else. */
    static final long BROKER_DEFAULT = -2;

    private OperationKeys() {}

    static void define(ConfigDef def) {
        operation(new Group(def, "Operation"));
    }

    private static void operation(Group group) {
        group.flag(TOPICS_CREATE, false, MEDIUM, "Whether missing topics are created at startup.");
        group.whole(
                TOPICS_PARTITIONS,
                4,
                Bounds.between(1, LabelSettings.MAX),
                MEDIUM,
                "Number of partitions of created topics. It limits the number of stream threads over all instances, "
                        + "and cannot be changed later. Four times the number of cores that you plan for is a good choice.");
        group.whole(
                TOPICS_REPLICATION_FACTOR,
                -1,
                Bounds.either(-1, 1, 100),
                MEDIUM,
                "Number of replicas of created topics; -1 for the broker's default.");
        group.whole(
                TOPICS_RETENTION,
                BROKER_DEFAULT,
                Bounds.atLeast(-2),
                MEDIUM,
                "Retention of created topics, in milliseconds; -1 for unlimited, which you need to replay old "
                        + "records; -2 for the broker's default.");
        group.whole(
                TOPICS_CHECK_INTERVAL,
                30_000L,
                Bounds.atLeast(100),
                LOW,
                "How often a running instance checks its topics, in milliseconds. It stops if a topic was deleted or "
                        + "has more partitions (docs/operating.md). The topics are also checked at each rebalance.");
        group.choice(
                CLOSE_LEAVE_GROUP,
                "auto",
                MEDIUM,
                "Whether an instance that stops leaves its consumer group at once, so that other instances take its "
                        + "partitions over, or stays a member until its session times out, so that it gets them back after a "
                        + "restart. auto: it stays if it has a group.instance.id, and leaves otherwise.",
                "auto",
                "true",
                "false");
        group.whole(CLOSE_TIMEOUT, 30_000L, Bounds.atLeast(0), LOW, "Timeout of a shutdown, in milliseconds.");
    }
}
