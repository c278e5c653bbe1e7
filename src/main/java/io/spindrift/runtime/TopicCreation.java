package io.spindrift.runtime;

import java.util.OptionalLong;

/**
 * How missing topics are created.
 *
 * @param atStart whether the application creates them when it starts
 * @param partitions of each topic
 * @param replicationFactor of each topic; −1 for the default of the broker
 * @param retentionMillis of each topic; empty for the default of the broker, −1 for ever
 */
public record TopicCreation(boolean atStart, int partitions, short replicationFactor, OptionalLong retentionMillis) {}
