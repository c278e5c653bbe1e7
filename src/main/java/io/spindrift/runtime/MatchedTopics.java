package io.spindrift.runtime;

import io.spindrift.processor.TopicGate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Topics that match a pattern and appear while the application runs: they are read if they fit, and if they do not, the application says
 * so and stops, before anything of them has been read. Otherwise a series might be in two tasks, or Kafka Streams might stop for a
 * changelog that has another number of partitions.
 */
final class MatchedTopics implements TopicGate {
    private static final Logger LOG = LoggerFactory.getLogger(MatchedTopics.class);

    private final RuntimeSettings settings;
    private final int partitions;

    /** @param partitions how many each input topic has */
    MatchedTopics(RuntimeSettings settings, int partitions) {
        this.settings = settings;
        this.partitions = partitions;
    }

    @Override
    public int partitions() {
        return partitions;
    }

    @Override
    public void admit(String topic) {
        difference().ifPresent(difference -> {
            throw new StartException(difference);
        });
    }

    /** Why the topics as they are now cannot be read; empty if they can, or are named one by one, or do not tell. */
    Optional<String> misfit() {
        if (!settings.topics().observations().matched()) {
            return Optional.empty();
        }
        try {
            return difference();
        } catch (StartException e) {
            LOG.warn("the topics cannot be looked at: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> difference() {
        try (Topics topics = Application.topics(settings)) {
            Map<String, Topics.Description> all = topics.describe();
            List<String> existing =
                    topics.inputs().stream().filter(all::containsKey).toList();
            return existing.isEmpty() ? Optional.empty() : TopicCheck.differentPartitions(existing, all);
        }
    }
}
