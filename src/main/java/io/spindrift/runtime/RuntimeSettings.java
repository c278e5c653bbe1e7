package io.spindrift.runtime;

import io.spindrift.processor.ProcessorSettings;
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
 * @param timeMaxJump how far beyond its partition's time a record may be
 * @param stateMostBytes the largest state of one series; settings that need more are refused
 * @param closing how it shuts down
 * @param kafka properties of Kafka Streams and its clients
 */
public record RuntimeSettings(
        TopicNames topics,
        TopicCreation creation,
        ProcessorSettings processor,
        WarmStart warmStart,
        Duration timeMaxJump,
        long stateMostBytes,
        Closing closing,
        Map<String, Object> kafka) {

    /**
     * How an application shuts down.
     *
     * @param timeout how long it may take
     * @param leaveGroup whether it leaves its group at once, or remains a member until its session ends
     */
    public record Closing(Duration timeout, boolean leaveGroup) {}

    public RuntimeSettings {
        kafka = Map.copyOf(kafka);
    }

    /** The same, of an instance that others reach at a host:port, unless its settings say another one. */
    public RuntimeSettings reachedAt(String address) {
        Map<String, Object> reached = new HashMap<>(kafka);
        reached.putIfAbsent(StreamsConfig.APPLICATION_SERVER_CONFIG, address);
        return new RuntimeSettings(
                topics, creation, processor, warmStart, timeMaxJump, stateMostBytes, closing, reached);
    }
}
