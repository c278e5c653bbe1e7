package io.spindrift.process;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.runtime.Topics;
import java.util.Map;

/** Creates the topics of an application. */
public final class NewTopics {

    private NewTopics() {}

    /** Those that are missing; returns when all can be seen. */
    public static void create(Map<String, String> settings) {
        RuntimeSettings runtime = new Configuration(new Sources().settings(settings)).runtime();
        try (Topics topics = Application.topics(runtime)) {
            topics.create(runtime.creation(), runtime.processor().deadLetterMaxBytes());
        }
    }
}
