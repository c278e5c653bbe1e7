package io.spindrift.runtime;

import java.util.OptionalLong;

/**
 * How missing topics are created.
 *
 * @param atStart whether the application creates them when it starts
 * @param partitions of each
 * @param replicationFactor of each; −1 for the broker's default
 * @param retentionMillis of each; empty for the broker's default, −1 for ever
 */
public record TopicCreation(boolean atStart, int partitions, short replicationFactor, OptionalLong retentionMillis) {}
