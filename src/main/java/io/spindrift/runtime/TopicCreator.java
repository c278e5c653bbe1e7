package io.spindrift.runtime;

import io.spindrift.topology.TopicNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Creates the missing topics of an application. It creates inputs first and one by one, and reads each back before it
 * creates the next. So all inputs get the same number of partitions, even if several instances start at once or another
 * user has just created one of them.
 */
final class TopicCreator {
    private static final String ANY_TIME = Long.toString(Long.MAX_VALUE);

    private final Topics topics;
    private final TopicVisibility visibility;
    private final TopicNames names;
    private final TopicCreation creation;
    private final int deadLetterMaxBytes;
    private final List<String> created = new ArrayList<>();

    TopicCreator(Topics topics, TopicNames names, TopicCreation creation, int deadLetterMaxBytes) {
        this.topics = topics;
        visibility = new TopicVisibility(topics);
        this.names = names;
        this.creation = creation;
        this.deadLetterMaxBytes = deadLetterMaxBytes;
    }

    /** Creates the topics, waits until the brokers know them, and returns the names of the created ones. */
    List<String> create() {
        Map<String, Topics.Description> existing = new HashMap<>(topics.describe());
        List<String> inputs = topics.inputs();
        for (String input : inputs) {
            if (!existing.containsKey(input)) {
                ensure(new NewTopic(input, partitions(inputs, existing), creation.replicationFactor())
                        .configs(inputConfig()));
                visibility.await(List.of(input));
                existing.putAll(topics.query(List.of(input)));
            }
        }
        int partitions = partitions(inputs, existing);
        for (String name : topics.all()) {
            if (!existing.containsKey(name)) {
                ensure(name.equals(names.settings()) ? rules(name) : output(name, partitions));
            }
        }
        visibility.await(topics.all());
        return created;
    }

    private void ensure(NewTopic topic) {
        if (topics.create(topic)) {
            created.add(topic.name());
        }
    }

    private int partitions(List<String> inputs, Map<String, Topics.Description> existing) {
        return inputs.stream()
                .filter(existing::containsKey)
                .mapToInt(name -> existing.get(name).partitions())
                .max()
                .orElse(creation.partitions());
    }

    private NewTopic rules(String name) {
        return new NewTopic(name, 1, creation.replicationFactor())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private NewTopic output(String name, int partitions) {
        Map<String, String> config = inputConfig();
        config.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, ANY_TIME);
        config.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, ANY_TIME);
        if (name.equals(names.deadLetters())) {
            config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(deadLetterMaxBytes));
        }
        return new NewTopic(name, partitions, creation.replicationFactor()).configs(config);
    }

    private Map<String, String> inputConfig() {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        creation.retentionMillis()
                .ifPresent(millis -> config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(millis)));
        return config;
    }
}
