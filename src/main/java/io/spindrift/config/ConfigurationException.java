package io.spindrift.config;

/** A setting that cannot be used; the message names it and says what was expected and what came. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }
}
