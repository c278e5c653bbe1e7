package io.spindrift.store;

/**
 * When the settings of a model were last compared with those in force.
 *
 * @param version of the rules at that time
 * @param until record time up to which the result is valid, in milliseconds since 1970
 */
record SettingsCheck(long version, long until) {
    static final SettingsCheck NEVER = new SettingsCheck(-1, 0);

    /**
     * Whether the result is still valid.
     *
     * @param currentVersion of the rules
     * @param time of a record, in milliseconds since 1970
     */
    boolean holds(long currentVersion, long time) {
        return version == currentVersion && time < until;
    }
}
