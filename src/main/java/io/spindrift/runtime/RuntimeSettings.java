package io.spindrift.runtime;

import io.spindrift.model.series.SeriesSettings;
import io.spindrift.processor.ProcessorSettings;
import io.spindrift.rules.SettingsResolver;
import io.spindrift.topology.TopicNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What an application needs to run.
 *
 * @param topics to read from and to write to
 * @param creation how topics are created, and whether at start
 * @param processor settings of the processor
 * @param warmStart what new series begin with
 * @param stateMaxBytes the largest state of one series; settings that need more are refused
 * @param lifecycle how it stops, and what it looks at meanwhile
 * @param rules what the settings of rules come to
 * @param kafka properties of Kafka Streams and its clients
 */
public record RuntimeSettings(
        TopicNames topics,
        TopicCreation creation,
        ProcessorSettings processor,
        WarmStartSource warmStart,
        long stateMaxBytes,
        Lifecycle lifecycle,
        SettingsResolver rules,
        Map<String, Object> kafka) {

    /**
     * How an application stops, and what it looks at while it runs.
     *
     * @param closeTimeout how long a shutdown may take
     * @param leaveGroup whether it leaves its group at once, or remains a member until its session ends
     * @param topicsCheckInterval from the end of one look at the topics to the next
     */
    public record Lifecycle(Duration closeTimeout, boolean leaveGroup, Duration topicsCheckInterval) {}

    public RuntimeSettings {
        kafka = Map.copyOf(kafka);
    }

    /** The name of the application: its group, and what its changelog begins with. */
    String applicationId() {
        return String.valueOf(kafka.get(StreamsConfig.APPLICATION_ID_CONFIG));
    }

    /** The host:port by which others reach this instance; null if they do not. */
    public String address() {
        String given = (String) kafka.get(StreamsConfig.APPLICATION_SERVER_CONFIG);
        return given == null ? null : Addresses.normalized(given);
    }

    /** The same, of an instance that others reach at a host:port, unless its settings say another one. */
    public RuntimeSettings reachedAt(String address) {
        Map<String, Object> reached = new HashMap<>(kafka);
        reached.putIfAbsent(StreamsConfig.APPLICATION_SERVER_CONFIG, address);
        return new RuntimeSettings(topics, creation, processor, warmStart, stateMaxBytes, lifecycle, rules, reached);
    }

    /**
     * For the most regressors that a record may bring, since a record must not be able to break the bound.
     *
     * @throws IllegalArgumentException if the state of a series may take more than the most bytes
     */
    public static void requireStateWithin(SeriesSettings series, long mostBytes) {
        long bytes = series.learnerBytes(series.featuresMax());
        if (bytes > mostBytes) {
            throw new IllegalArgumentException("state.max.bytes: expected at least " + bytes
                    + ", the state of a series of " + series.featuresMax()
                    + " features (features.max) under these settings, got " + mostBytes);
        }
    }
}
