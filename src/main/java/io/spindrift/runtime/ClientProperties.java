package io.spindrift.runtime;

import java.util.HashMap;
import java.util.Map;

/** Selects the properties for a Kafka client of a given kind, in the way of Kafka Streams. */
public final class ClientProperties {

    private ClientProperties() {}

    /**
     * Returns all properties, overridden by those with one of the prefixes. A later prefix overrides an earlier one.
     *
     * @param kafka properties of the application
     * @param prefixes of the kind of client, such as {@code consumer.} and {@code main.consumer.}
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
