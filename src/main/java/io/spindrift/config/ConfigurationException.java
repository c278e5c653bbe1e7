package io.spindrift.config;

import io.spindrift.field.FieldTexts;

/** Reports a setting that cannot be used. The message has the name of the setting, the expected and the given value. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 2000;

    public ConfigurationException(String message) {
        super(FieldTexts.shortened(message, MAX_SHOWN));
    }
}
