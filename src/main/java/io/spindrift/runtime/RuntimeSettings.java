package io.spindrift.runtime;

import io.spindrift.memory.InstanceMemory;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.processor.ProcessorSettings;
import io.spindrift.rules.ResolvedSettings;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.rules.SettingsResolver;
import io.spindrift.topology.ForecastTopology;
import io.spindrift.topology.TopicNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of an application.
 *
 * @param topics to read from and to write to
 * @param creation how topics are created, and whether at the start
 * @param processor settings of the processor
 * @param warmStart where new series get a learned state from
 * @param memory how much memory states and stores may take
 * @param lifecycle how the application stops, and how often it checks its topics
 * @param rules resolves the settings of rules
 * @param kafka properties of Kafka Streams and its clients
 */
public record RuntimeSettings(
        TopicNames topics,
        TopicCreation creation,
        ProcessorSettings processor,
        WarmStartSource warmStart,
        Memory memory,
        Lifecycle lifecycle,
        SettingsResolver rules,
        Map<String, Object> kafka) {
    /** Kafka's default of buffer.memory. */
    private static final long PRODUCER_BYTES = 32L << 20;

    /** Kafka's default of statestore.uncommitted.max.bytes. */
    private static final long UNCOMMITTED_BYTES = 64L << 20;

    /** Kafka's default of acceptable.recovery.lag. */
    private static final long ACCEPTABLE_RECOVERY_LAG = 10_000;

    /**
     * How much memory states and stores may take, in bytes.
     *
     * @param stateMax maximum size of the state of a series; settings that need more are rejected
     * @param stores all local stores of an instance together
     */
    public record Memory(long stateMax, long stores) {}

    /**
     * How an application stops, and how often it checks its topics.
     *
     * @param closeTimeout maximum duration of a shutdown
     * @param leaveGroup whether it leaves its group at once, or remains a member until its session ends
     * @param topicsCheckInterval time from the end of one check to the start of the next
     */
    public record Lifecycle(Duration closeTimeout, boolean leaveGroup, Duration topicsCheckInterval) {}

    public RuntimeSettings {
        kafka = Map.copyOf(kafka);
    }

    /** Returns the name of the application, which is that of its group and the prefix of its changelog. */
    String applicationId() {
        return String.valueOf(kafka.get(StreamsConfig.APPLICATION_ID_CONFIG));
    }

    /** Whether the brokers assign partitions (KIP-1071), and not one of the instances. */
    boolean streamsProtocol() {
        return GroupProtocol.STREAMS
                .name()
                .equalsIgnoreCase(String.valueOf(kafka.get(StreamsConfig.GROUP_PROTOCOL_CONFIG)));
    }

    /** Returns a registry that knows no rules yet. */
    public RuleRegistry newRules() {
        return new RuleRegistry(new ResolvedSettings(processor.series(), processor.alarmIgnored()), rules);
    }

    /** Returns the settings that the changelog topic is created with: the defaults, and topic.* of the user. */
    public Map<String, String> changelogConfig() {
        Map<String, String> config = new HashMap<>(ForecastTopology.CHANGELOG);
        kafka.forEach((name, value) -> {
            if (name.startsWith(StreamsConfig.TOPIC_PREFIX)) {
                config.put(name.substring(StreamsConfig.TOPIC_PREFIX.length()), value.toString());
            }
        });
        return config;
    }

    /** Whether the local stores have only committed writes, and are kept after a kill. */
    boolean transactionalStores() {
        return Boolean.TRUE.equals(kafka.get(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG));
    }

    /** Returns how many offsets of the changelog a standby replica may lack, and still be chosen to take over. */
    long acceptableRecoveryLag() {
        return number(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, ACCEPTABLE_RECOVERY_LAG);
    }

    /** Returns the host:port at which other instances reach this one; null if they cannot. */
    public String address() {
        String configured = (String) kafka.get(StreamsConfig.APPLICATION_SERVER_CONFIG);
        return configured == null ? null : Addresses.normalized(configured);
    }

    /** Returns how much memory an instance may take. */
    public InstanceMemory instanceMemory() {
        long clients = number(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1) * producerBytes();
        return new InstanceMemory(processor.store().cacheMaxBytes(), clients, memory.stores() + uncommittedBytes());
    }

    /** Writes of transactional stores that wait for their commit. */
    private long uncommittedBytes() {
        return transactionalStores()
                ? number(StreamsConfig.STATESTORE_UNCOMMITTED_MAX_BYTES_CONFIG, UNCOMMITTED_BYTES)
                : 0;
    }

    private long producerBytes() {
        String buffer = ProducerConfig.BUFFER_MEMORY_CONFIG;
        return number(StreamsConfig.producerPrefix(buffer), number(buffer, PRODUCER_BYTES));
    }

    private long number(String property, long byDefault) {
        return number(property, "a whole number", byDefault);
    }

    /**
     * Returns a number among the settings that are passed through to Kafka.
     *
     * @param expected for the sentence if it is none
     * @throws StartException if it is none
     */
    long number(String property, String expected, long byDefault) {
        Object given = kafka.get(property);
        try {
            return given == null ? byDefault : Long.parseLong(given.toString().trim());
        } catch (NumberFormatException e) {
            throw new StartException(property + ": expected " + expected + ", got " + given, e);
        }
    }

    /**
     * Returns the same settings with a host:port at which other instances reach this one, unless they have one already.
     */
    public RuntimeSettings reachedAt(String address) {
        Map<String, Object> reached = new HashMap<>(kafka);
        reached.putIfAbsent(StreamsConfig.APPLICATION_SERVER_CONFIG, address);
        return new RuntimeSettings(topics, creation, processor, warmStart, memory, lifecycle, rules, reached);
    }

    /**
     * Checks the maximum size of a state for the maximum number of features, since no record may be able to exceed it.
     *
     * @throws IllegalArgumentException if the state of a series may take more
     */
    public static void requireStateWithin(SeriesSettings series, long maxBytes) {
        long bytes = series.learnerBytes(series.featuresMax());
        if (bytes > maxBytes) {
            throw new IllegalArgumentException("state.max.bytes: expected at least " + bytes
                    + ", the state of a series of " + series.featuresMax()
                    + " features (features.max) under these settings, got " + maxBytes);
        }
    }
}
