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
 * What must be true of the topics before the application may start, so that it fails at once and in words instead of
 * later and for ever: they exist, may be read or written, the inputs have the same number of partitions, and the outputs take the
 * sizes and times that the inputs let through.
 */
final class TopicCheck {
    private final RuntimeSettings settings;
    private final TopicNames names;
    private final List<String> inputs;
    private final Map<String, Description> topics;
    private final String changelog;

    /**
     * @param inputs the topics that records come from
     * @param topics all that exist, and the changelog if that exists, by name
     */
    TopicCheck(RuntimeSettings settings, List<String> inputs, Map<String, Description> topics) {
        this.inputs = inputs;
        this.settings = settings;
        this.names = settings.topics();
        this.topics = topics;
        this.changelog = changelog(settings);
    }

    /** The topic that has what was learned. */
    static String changelog(RuntimeSettings settings) {
        return Changelog.topic(settings.applicationId(), ForecastTopology.MODELS);
    }

    /**
     * What must be true of the changelog of an application whose group has committed what it has read. A new one would be created
     * empty, and what local stores still have would be given up for it.
     *
     * @param found the changelog, if it exists
     */
    static void requireChangelog(Map<String, Description> found, String changelog) {
        if (!found.containsKey(changelog)) {
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

    /** Rules are in one order, and the last of each name stays. */
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

    /** What stands in a field has not passed a broker's bounds. */
    private void checkAnyTime(String output, String bound) {
        long taken = topics.get(output).number(bound).orElse(Long.MAX_VALUE);
        if (taken < Long.MAX_VALUE) {
            throw new StartException("topic '" + output + "': expected " + bound + " of " + Long.MAX_VALUE
                    + ", because output records have the times of fields.time; got " + taken);
        }
    }

    private void checkTime(String input, String output, String bound) {
        long admitted = topics.get(input).number(bound).orElse(0L);
        long taken = topics.get(output).number(bound).orElse(Long.MAX_VALUE);
        if (taken < admitted) {
            throw new StartException(
                    "topic '" + output + "': expected " + bound + " of at least " + admitted + ", that of topic '"
                            + input + "', because output records have the times of input records; got " + taken);
        }
    }
}
