package io.spindrift.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private KafkaKeys() {}

    static boolean owns(String name) {
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }

    /** The known name, ours or Kafka's, that is nearest to an unknown one. */
    static String nearest(String unknown, Set<String> ours) {
        List<String> known = new ArrayList<>(ours);
        known.addAll(NAMES.stream().sorted().toList());
        String nearest = known.get(0);
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            // No distance is less than that of the lengths.
            if (Math.abs(name.length() - unknown.length()) < least) {
                int distance = distance(unknown, name);
                nearest = distance < least ? name : nearest;
                least = Math.min(distance, least);
            }
        }
        return nearest;
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(StreamsConfig.configDef().names());
        names.addAll(ConsumerConfig.configNames());
        names.addAll(ProducerConfig.configNames());
        names.addAll(AdminClientConfig.configNames());
        names.add("config.providers");
        return names;
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
