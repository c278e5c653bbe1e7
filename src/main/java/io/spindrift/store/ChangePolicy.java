package io.spindrift.store;

/** What happens to a series that was learned under other settings than those in force. */
public enum ChangePolicy {
    /** The series keeps its settings. */
    KEEP,
    /** The series restarts under the settings in force. */
    RESET,
    /** The application stops. */
    FAIL
}
