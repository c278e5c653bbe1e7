package io.spindrift.runtime;

import io.spindrift.processor.ProcessorSettings;
import io.spindrift.topology.TopicNames;

import java.time.Duration;
import java.util.Map;

/**
 * What an application needs to run.
 *
 * @param topics to read from and to write to
 * @param creation how topics are created, and whether at start
 * @param processor settings of the processor
 * @param timeMaxJump how far beyond its partition's time a record may be
 * @param stateMostBytes the largest state of one series; settings that need more are refused
 * @param closeTimeout how long a shutdown may take
 * @param kafka properties of Kafka Streams and its clients
 */
public record RuntimeSettings(
        TopicNames topics,
        TopicCreation creation,
        ProcessorSettings processor,
        Duration timeMaxJump,
        long stateMostBytes,
        Duration closeTimeout,
        Map<String, Object> kafka) {

    public RuntimeSettings {
        kafka = Map.copyOf(kafka);
    }
}
