package io.spindrift.runtime;

import java.util.List;
import java.util.Map;

/** Fails early, with a clear message, if topics are missing. */
public final class RequiredTopics {

    private RequiredTopics() {}

    /**
     * Checks that the cluster has all of these topics.
     *
     * @throws StartException if one is missing
     */
    public static void require(RuntimeSettings settings, List<String> names) {
        try (Topics topics = Application.topics(settings)) {
            require(topics, names);
        }
    }

    /** Does the same with a given client. */
    public static void require(Topics topics, List<String> names) {
        require(topics.describe(), names);
    }

    static void require(Map<String, Topics.Description> existing, List<String> names) {
        List<String> missing =
                names.stream().filter(name -> !existing.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new StartException("topics: expected " + String.join(", ", missing)
                    + " to exist; create them with 'spindrift topics create', or set topics.create=true");
        }
    }
}
