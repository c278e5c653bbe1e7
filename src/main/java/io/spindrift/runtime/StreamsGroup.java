package io.spindrift.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The group of an application with {@code group.protocol=streams} (KIP-1071), in which the brokers assign partitions.
 *
 * <p>The number of standby replicas, timeouts and other settings of the assignment are then configuration of the group at
 * the brokers, and Kafka Streams ignores its own. So the start gives the group the values that the user has set. The
 * application that started last decides, if instances differ.
 */
final class StreamsGroup {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsGroup.class);

    /** Configuration of the group, by the setting of Kafka Streams and its consumers that it replaces. */
    private static final Map<String, String> GROUP_CONFIGS = new TreeMap<>(Map.of(
            StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, "streams.num.standby.replicas",
            StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, "streams.num.warmup.replicas",
            StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, "streams.acceptable.recovery.lag",
            StreamsConfig.RACK_AWARE_ASSIGNMENT_TAGS_CONFIG, "streams.rack.aware.assignment.tags",
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "streams.session.timeout.ms",
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "streams.heartbeat.interval.ms"));

    private static final String FEATURE = "streams.version";
    private static final String CHOICE = StreamsConfig.GROUP_PROTOCOL_CONFIG + "=streams";

    private final RuntimeSettings settings;
    private final Topics topics;

    /** @param topics asks the cluster */
    StreamsGroup(RuntimeSettings settings, Topics topics) {
        this.settings = settings;
        this.topics = topics;
    }

    /**
     * Checks that this protocol can read the inputs.
     *
     * @throws StartException if it cannot
     */
    static void checkInputs(RuntimeSettings settings) {
        if (settings.streamsProtocol() && settings.topics().observations().matched()) {
            throw new StartException(StreamsConfig.GROUP_PROTOCOL_CONFIG
                    + ": expected classic with observations.pattern, because the protocol streams does not subscribe to "
                    + "patterns, got streams; set observations.topic, or group.protocol=classic");
        }
    }

    /**
     * Checks that the brokers know the protocol, and gives the group its configuration.
     *
     * @throws StartException if they do not, or do not allow the configuration
     */
    void prepare() {
        checkFeature();
        Map<String, String> wanted = wanted();
        wanted.entrySet().removeAll(present().entrySet());
        wanted.forEach(this::set);
    }

    private void checkFeature() {
        int level;
        try {
            FinalizedVersionRange range = topics.get(
                            topics.admin().describeFeatures().featureMetadata())
                    .finalizedFeatures()
                    .get(FEATURE);
            level = range == null ? 0 : range.maxVersionLevel();
        } catch (ExecutionException e) {
            throw topics.unreachable(e.getCause());
        }
        if (level == 0) {
            throw new StartException(StreamsConfig.GROUP_PROTOCOL_CONFIG
                    + ": expected brokers with the feature streams.version=1 or later, got none or 0; upgrade the feature "
                    + "with kafka-features.sh, or set group.protocol=classic");
        }
    }

    /** Returns the configuration of the group that the user has set. */
    private Map<String, String> wanted() {
        Map<String, Object> given = ClientProperties.of(
                settings.kafka(), StreamsConfig.CONSUMER_PREFIX, StreamsConfig.MAIN_CONSUMER_PREFIX);
        Map<String, String> wanted = new LinkedHashMap<>();
        GROUP_CONFIGS.forEach((setting, config) -> {
            if (given.containsKey(setting)) {
                wanted.put(config, given.get(setting).toString().trim());
            }
        });
        return wanted;
    }

    /** Returns the configuration of the group; empty if this user may not read it. */
    private Map<String, String> present() {
        Map<String, String> present = new LinkedHashMap<>();
        try {
            topics.get(topics.admin().describeConfigs(List.of(group())).all())
                    .get(group())
                    .entries()
                    .forEach(entry -> present.put(entry.name(), entry.value()));
        } catch (ExecutionException e) {
            LOG.debug("could not read the configuration of the group {}", group().name(), e);
        }
        return present;
    }

    private void set(String config, String value) {
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(config, value), OpType.SET);
        try {
            topics.get(topics.admin()
                    .incrementalAlterConfigs(Map.of(group(), List.of(change)))
                    .all());
            LOG.info("set {}={} for the group {}", config, value, group().name());
        } catch (ExecutionException e) {
            String expected = settingOf(config) + ": expected "
                    + (e.getCause() instanceof AuthorizationException
                            ? "this user to be allowed AlterConfigs on the group '" + group().name()
                                    + "', or a group that has " + config + "=" + value
                            : "a value that the brokers allow with " + CHOICE + " ("
                                    + e.getCause().getMessage() + ")");
            throw new StartException(expected + ", got " + value, e);
        }
    }

    private static String settingOf(String config) {
        return GROUP_CONFIGS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(config))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private ConfigResource group() {
        return new ConfigResource(ConfigResource.Type.GROUP, settings.applicationId());
    }
}
