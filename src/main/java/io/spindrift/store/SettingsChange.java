package io.spindrift.store;

/** What becomes of a series that is learned under other settings than those in force. */
public enum SettingsChange {
    /** It goes on under its own. */
    KEEP,
    /** It begins anew under those in force. */
    RESET,
    /** The application stops. */
    FAIL
}
