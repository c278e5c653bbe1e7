package io.spindrift.process;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.runtime.Topics;
import java.util.Map;

/** Names and creates the topics of an application. */
public final class NewTopics {

    private NewTopics() {}

    /** The settings that name the topics of an application: each with a prefix, as {@code NAME-observations}. */
    public static Map<String, String> names(String prefix) {
        return Map.of(
                "observations.topic", prefix + "-observations",
                "forecasts.topic", prefix + "-forecasts",
                "scores.topic", prefix + "-scores",
                "alerts.topic", prefix + "-alerts",
                "dead.letters.topic", prefix + "-dead-letters");
    }

    /** Those that are missing; returns when all can be seen. */
    public static void create(Map<String, String> settings) {
        RuntimeSettings runtime = new Configuration(new Sources().settings(settings)).runtime();
        try (Topics topics = Application.topics(runtime)) {
            topics.create(runtime.creation(), runtime.processor().deadLetterMaxBytes());
        }
    }
}
