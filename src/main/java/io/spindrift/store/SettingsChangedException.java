package io.spindrift.store;

import io.spindrift.text.Printable;

/** A series is learned under other settings than those in force, and that is to stop the application. */
public final class SettingsChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingsChangedException(String series) {
        super("settings.change.policy: expected the settings that series '" + Printable.of(series)
                + "' was learned under, got others; set it to keep or reset to continue");
    }
}
