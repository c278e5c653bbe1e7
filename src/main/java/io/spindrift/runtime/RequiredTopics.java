package io.spindrift.runtime;

import java.util.List;
import java.util.Map;

/** Fails early, and in words, where topics are missing. */
public final class RequiredTopics {

    private RequiredTopics() {}

    /** Asks the cluster whether it has all of these topics of an application. */
    public static void require(RuntimeSettings settings, List<String> names) {
        try (Topics topics = Application.topics(settings)) {
            require(topics, names);
        }
    }

    /** Asks the same of topics that are at hand. */
    public static void require(Topics topics, List<String> names) {
        require(topics.describe(), names);
    }

    static void require(Map<String, Topics.Description> present, List<String> names) {
        List<String> missing =
                names.stream().filter(name -> !present.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new StartException("topics: expected " + String.join(", ", missing)
                    + " to exist; create them with 'spindrift topics create', or set topics.create=true");
        }
    }
}
