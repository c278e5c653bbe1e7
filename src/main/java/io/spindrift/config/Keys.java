package io.spindrift.config;

import org.apache.kafka.common.config.ConfigDef;

/**
 * Every setting of this application, each declared once: name, type, default, bounds, and a sentence. The reference in
 * docs/configuration.md is generated from here.
 */
final class Keys {
    /** All settings. */
    static final ConfigDef DEFINITION = definition();

    private Keys() {}

    /** Whether a name is that of a setting, ours or Kafka's. */
    static boolean known(String name) {
        return DEFINITION.names().contains(name) || KafkaKeys.owns(name) || name.startsWith(KafkaKeys.ANY);
    }

    private static ConfigDef definition() {
        ConfigDef def = new ConfigDef();
        TopicKeys.define(def);
        FormatKeys.define(def);
        FieldKeys.define(def);
        SeriesKeys.define(def);
        ModelKeys.define(def);
        TuningKeys.define(def);
        StateKeys.define(def);
        OperationKeys.define(def);
        WebKeys.define(def);
        return def;
    }
}
