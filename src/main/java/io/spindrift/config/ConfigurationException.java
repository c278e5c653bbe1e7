package io.spindrift.config;

/** A setting that cannot be used; the message names it and says what was expected and what came, as far as people want to see it. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_MOST = 2000;

    public ConfigurationException(String message) {
        super(message.length() <= SHOWN_MOST ? message : message.substring(0, SHOWN_MOST) + "…");
    }
}
