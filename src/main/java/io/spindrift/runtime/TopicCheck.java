package io.spindrift.runtime;

import io.spindrift.changelog.Changelog;
import io.spindrift.runtime.Topics.Description;
import io.spindrift.topology.ForecastTopology;
import io.spindrift.topology.TopicNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Checks the topics before the application starts, so that it fails at once with a clear message instead of later. The
 * topics must exist and be readable or writable. The inputs must have the same number of partitions. The outputs must
 * accept the record sizes and timestamps that the inputs accept.
 */
final class TopicCheck {
    private final RuntimeSettings settings;
    private final TopicNames names;
    private final List<String> inputs;
    private final Map<String, Description> topics;
    private final String changelog;

    /**
     * @param inputs input topics
     * @param topics all existing topics, including the changelog if it exists, by name
     */
    TopicCheck(RuntimeSettings settings, List<String> inputs, Map<String, Description> topics) {
        this.inputs = inputs;
        this.settings = settings;
        this.names = settings.topics();
        this.topics = topics;
        this.changelog = changelog(settings);
    }

    /** Returns the name of the changelog topic. */
    static String changelog(RuntimeSettings settings) {
        return Changelog.topic(settings.applicationId(), ForecastTopology.MODELS);
    }

    /**
     * Checks that the changelog exists. Called if the group has committed offsets: Kafka Streams would create an empty
     * changelog, and then discard the states in local stores.
     *
     * @param existing the changelog, if it exists
     */
    static void requireChangelog(Map<String, Description> existing, String changelog) {
        if (!existing.containsKey(changelog)) {
            throw new StartException("topic '" + changelog
                    + "': expected the changelog of an application that has run before, got none; restore it, or start "
                    + "from the beginning of the topics under another application.id");
        }
    }

    void run() {
        checkExistence();
        inputs.forEach(name -> checkAllowed(name, AclOperation.READ));
        names.outputs().forEach(name -> checkAllowed(name, AclOperation.WRITE));
        checkSettings();
        checkCoPartitioning();
        checkDeadLetterSize();
        names.outputs().forEach(this::checkTimes);
    }

    private void checkExistence() {
        RequiredTopics.require(topics, names.all(inputs));
        if (names.observations().among(inputs).isEmpty()) {
            throw new StartException("observations.pattern: expected at least one topic that matches "
                    + names.observations() + ", got none");
        }
        if (names.observations().matched() && names.observations().include(changelog)) {
            throw new StartException("observations.pattern: expected a pattern that does not match the changelog "
                    + changelog + ", got " + names.observations());
        }
    }

    private void checkAllowed(String name, AclOperation operation) {
        if (!topics.get(name).allows(operation)) {
            throw Topics.forbidden("topic '" + name + "'", operation.name());
        }
    }

    /**
     * The topic of rules needs one partition, so that rules are ordered, and compaction, so that the last rule of each
     * name stays.
     */
    private void checkSettings() {
        if (names.settings().isEmpty()) {
            return;
        }
        checkAllowed(names.settings(), AclOperation.READ);
        Description settingsTopic = topics.get(names.settings());
        if (settingsTopic.partitions() != 1) {
            throw new StartException("topic '" + names.settings()
                    + "': expected 1 partition, because rules need one order, got " + settingsTopic.partitions());
        }
        String policy = settingsTopic
                .config()
                .getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        if (!policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            throw new StartException("topic '" + names.settings()
                    + "': expected cleanup.policy=compact, because a rule is in force until it is deleted, got "
                    + policy);
        }
    }

    private void checkCoPartitioning() {
        Map<String, Integer> partitions = new HashMap<>();
        topics.forEach((name, topic) -> partitions.put(name, topic.partitions()));
        new PartitionCounts(inputs, changelog, names.observations().matched())
                .mismatch(partitions)
                .ifPresent(mismatch -> {
                    throw new StartException(mismatch);
                });
    }

    private void checkDeadLetterSize() {
        for (String input : inputs) {
            topics.get(input).number(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).ifPresent(largest -> {
                if (settings.processor().deadLetterMaxBytes() < largest) {
                    throw new StartException("dead.letters.max.bytes: expected at least " + largest
                            + ", the largest record of topic '" + input + "' (max.message.bytes), got "
                            + settings.processor().deadLetterMaxBytes());
                }
            });
        }
        topics.get(names.deadLetters())
                .number(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                .ifPresent(max -> {
                    if (max < settings.processor().deadLetterMaxBytes()) {
                        throw new StartException(
                                "topic '" + names.deadLetters() + "': expected max.message.bytes of at "
                                        + "least " + settings.processor().deadLetterMaxBytes()
                                        + " (dead.letters.max.bytes), got " + max);
                    }
                });
    }

    private void checkTimes(String output) {
        if (topics.get(output).appendTime()) {
            return;
        }
        boolean ofFields = settings.processor().input().timed();
        for (String bound : List.of(
                TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG)) {
            if (ofFields) {
                checkAnyTime(output, bound);
            } else {
                inputs.forEach(input -> checkTime(input, output, bound));
            }
        }
    }

    /**
     * A time in a field has not been checked by the broker of an input topic, so output topics must accept any
     * timestamp.
     */
    private void checkAnyTime(String output, String bound) {
        long accepted = topics.get(output).number(bound).orElse(Long.MAX_VALUE);
        if (accepted < Long.MAX_VALUE) {
            throw new StartException("topic '" + output + "': expected " + bound + " of " + Long.MAX_VALUE
                    + ", because output records have the times of fields.time; got " + accepted);
        }
    }

    private void checkTime(String input, String output, String bound) {
        long inputMax = topics.get(input).number(bound).orElse(0L);
        long accepted = topics.get(output).number(bound).orElse(Long.MAX_VALUE);
        if (accepted < inputMax) {
            throw new StartException(
                    "topic '" + output + "': expected " + bound + " of at least " + inputMax + ", that of topic '"
                            + input + "', because output records have the times of input records; got " + accepted);
        }
    }
}
