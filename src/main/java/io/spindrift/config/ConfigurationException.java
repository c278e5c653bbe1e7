package io.spindrift.config;

import io.spindrift.field.FieldTexts;

/** A setting that cannot be used; the message names it and says what was expected and what came, as far as people want to see it. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 2000;

    public ConfigurationException(String message) {
        super(FieldTexts.shortened(message, MAX_SHOWN));
    }
}
