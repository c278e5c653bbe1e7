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

/** Which settings are Kafka's own, and are passed on to it. */
final class KafkaKeys {
    /** Anything behind this prefix is passed on without it, known or not: for settings of plug-ins. */
    static final String ANY = "kafka.";

    private static final List<String> PREFIXES = List.of(
            StreamsConfig.CONSUMER_PREFIX,
            StreamsConfig.MAIN_CONSUMER_PREFIX,
            StreamsConfig.RESTORE_CONSUMER_PREFIX,
            StreamsConfig.GLOBAL_CONSUMER_PREFIX,
            StreamsConfig.PRODUCER_PREFIX,
            StreamsConfig.ADMIN_CLIENT_PREFIX,
            StreamsConfig.TOPIC_PREFIX,
            "config.providers.");

    private static final Set<String> NAMES = names();

    /** What the library says of names that are farther from each other than it was told to look. */
    private static final int TOO_FAR = -1;

    private KafkaKeys() {}

    static boolean owns(String name) {
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }

    /** The known name, ours or Kafka's, that is nearest to an unknown one; none if all take more than half of it anew. */
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
