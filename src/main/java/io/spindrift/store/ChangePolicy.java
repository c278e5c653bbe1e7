package io.spindrift.store;

/** What happens to a series that is learned under other settings than those in force. */
public enum ChangePolicy {
    /** It keeps its own settings. */
    KEEP,
    /** It restarts under those in force. */
    RESET,
    /** The application stops. */
    FAIL
}
