package io.spindrift.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Declares the settings of one group of the reference. Each call declares one setting, in the order of the reference. */
final class Group {
    private final ConfigDef def;
    private final String title;

    Group(ConfigDef def, String title) {
        this.def = def;
        this.title = title;
    }

    void text(String name, String byDefault, Importance importance, String sentence) {
        define(name, Type.STRING, byDefault, Bounds.notEmpty(), importance, sentence);
    }

    void text(String name, String byDefault, Validator bounds, Importance importance, String sentence) {
        define(name, Type.STRING, byDefault, bounds, importance, sentence);
    }

    void textOrEmpty(String name, Importance importance, String sentence) {
        define(name, Type.STRING, "", null, importance, sentence);
    }

    /** Declares a secret. Its value is never printed. */
    void secret(String name, Importance importance, String sentence) {
        define(name, Type.PASSWORD, null, null, importance, sentence);
    }

    void flag(String name, boolean byDefault, Importance importance, String sentence) {
        define(name, Type.BOOLEAN, byDefault, null, importance, sentence);
    }

    void whole(String name, int byDefault, Validator bounds, Importance importance, String sentence) {
        define(name, Type.INT, byDefault, bounds, importance, sentence);
    }

    void whole(String name, long byDefault, Validator bounds, Importance importance, String sentence) {
        define(name, Type.LONG, byDefault, bounds, importance, sentence);
    }

    void list(String name, Object byDefault, Validator bounds, Importance importance, String sentence) {
        define(name, Type.LIST, byDefault, bounds, importance, sentence);
    }

    /** Declares a setting with a fixed set of values. */
    void choice(String name, String byDefault, Importance importance, String sentence, String... choices) {
        define(name, Type.STRING, byDefault, Bounds.oneOf(choices), importance, sentence);
    }

    /** Declares a setting without a default here. */
    void open(String name, Type type, Validator bounds, Importance importance, String sentence) {
        define(name, type, null, bounds, importance, sentence);
    }

    private void define(
            String name, Type type, Object byDefault, Validator bounds, Importance importance, String sentence) {
        def.define(
                name,
                type,
                byDefault,
                bounds,
                importance,
                sentence,
                title,
                def.names().size(),
                Width.MEDIUM,
                name);
    }
}
