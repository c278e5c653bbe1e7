package io.spindrift.config;

import io.spindrift.field.Texts;

/** A setting that cannot be used; the message names it and says what was expected and what came, as far as people want to see it. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_MOST = 2000;

    public ConfigurationException(String message) {
        super(Texts.shortened(message, SHOWN_MOST));
    }
}
