package io.spindrift.store;

import io.spindrift.text.Printable;

/** A series was learned under other settings than those in force, and the application must stop in this case. */
public final class SettingsChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingsChangedException(String series) {
        super("settings.change.policy: expected the settings that series '" + Printable.of(series)
                + "' was learned under, got others; set it to keep or reset to continue");
    }
}
