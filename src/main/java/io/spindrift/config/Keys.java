package io.spindrift.config;

import org.apache.kafka.common.config.ConfigDef;

/**
 * All settings of this application. Each is declared once, with name, type, default, bounds and description. {@link Configuration} reads
 * their values into the settings records of other packages. The reference in docs/configuration.md is generated from these declarations
 * (docs/architecture.md#a-new-setting).
 */
final class Keys {
    /** All settings. */
    static final ConfigDef DEFINITION = definition();

    private Keys() {}

    /** Returns whether a name is the name of a setting of this application or of Kafka. */
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
