package io.spindrift.runtime;

import java.util.HashMap;
import java.util.Map;

/** What of an application's Kafka properties a client of one kind takes, as Kafka Streams would give it to its own. */
public final class ClientProperties {

    private ClientProperties() {}

    /**
     * All properties, and over them those behind each prefix, later ones winning.
     *
     * @param kafka properties of the application
     * @param prefixes of the client, such as {@code consumer.} and {@code main.consumer.}
     */
    public static Map<String, Object> of(Map<String, Object> kafka, String... prefixes) {
        Map<String, Object> properties = new HashMap<>(kafka);
        for (String prefix : prefixes) {
            kafka.forEach((name, value) -> {
                if (name.startsWith(prefix)) {
                    properties.put(name.substring(prefix.length()), value);
                }
            });
        }
        return properties;
    }
}
