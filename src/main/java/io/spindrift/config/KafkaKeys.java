package io.spindrift.config;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings that belong to Kafka and are passed on to it. */
final class KafkaKeys {
    /** The prefix of settings of plug-ins. They are passed on without the prefix, and are not checked. */
    static final String ANY = "kafka.";

    private static final List<String> PREFIXES = List.of(
            StreamsConfig.CONSUMER_PREFIX,
            StreamsConfig.MAIN_CONSUMER_PREFIX,
            StreamsConfig.RESTORE_CONSUMER_PREFIX,
            StreamsConfig.GLOBAL_CONSUMER_PREFIX,
            StreamsConfig.PRODUCER_PREFIX,
            StreamsConfig.ADMIN_CLIENT_PREFIX,
            StreamsConfig.TOPIC_PREFIX,
            StreamsConfig.CLIENT_TAG_PREFIX,
            "config.providers.");

    private static final Set<String> NAMES = names();

    /** The result of the library for names that are farther apart than the limit. */
    private static final int TOO_FAR = -1;

    private KafkaKeys() {}

    static boolean owns(String name) {
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }

    /** Returns the known name that is most similar to an unknown one; empty if more than half of it would have to change. */
    static Optional<String> nearest(String unknown, Set<String> ours) {
        LevenshteinDistance distance = new LevenshteinDistance(unknown.length() / 2);
        return Stream.concat(ours.stream(), NAMES.stream().sorted())
                .filter(name -> distance.apply(unknown, name) != TOO_FAR)
                .min(Comparator.comparing(name -> distance.apply(unknown, name)));
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(StreamsConfig.configDef().names());
        names.addAll(ConsumerConfig.configNames());
        names.addAll(ProducerConfig.configNames());
        names.addAll(AdminClientConfig.configNames());
        names.add("config.providers");
        return names;
    }
}
