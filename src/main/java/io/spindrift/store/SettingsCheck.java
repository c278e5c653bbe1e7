package io.spindrift.store;

/**
 * When the settings of a model were last compared with those in force.
 *
 * @param version of the rules
 * @param until the record time up to which the result holds, in milliseconds since 1970
 */
record SettingsCheck(long version, long until) {
    static final SettingsCheck NEVER = new SettingsCheck(-1, 0);

    /** Whether the result holds at a record time. */
    boolean holds(long presentVersion, long time) {
        return version == presentVersion && time < until;
    }
}
