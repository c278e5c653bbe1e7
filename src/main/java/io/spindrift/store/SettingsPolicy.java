package io.spindrift.store;

/** Decides whether a series keeps its settings or restarts, if other settings are in force. */
final class SettingsPolicy<M, E> {
    private final SettingsRules<M, E> rules;
    private final ChangePolicy fallback;

    /** @param fallback used if the rule of a series does not say what a change does */
    SettingsPolicy(SettingsRules<M, E> rules, ChangePolicy fallback) {
        this.rules = rules;
        this.fallback = fallback;
    }

    /**
     * Whether a series restarts with an event.
     *
     * @param time at which the settings are looked up, in milliseconds since 1970
     * @throws SettingsChangedException if the application must stop after a change
     */
    boolean restarts(ModelHandle<M> handle, E event, long time) {
        return !handle.checked().holds(rules.version(), time) && rules.mayChangeAt(event) && changes(handle, time);
    }

    private boolean changes(ModelHandle<M> handle, long time) {
        // The version is read before the settings: if they change in between, the next event looks them up again.
        long version = rules.version();
        SettingsStatus status = rules.status(handle.model(), handle.end().series(), time);
        ChangePolicy policy = status.changePolicy() == null ? fallback : status.changePolicy();
        if (!status.current() && policy == ChangePolicy.FAIL) {
            throw new SettingsChangedException(handle.end().series());
        }
        if (!status.current() && policy == ChangePolicy.RESET) {
            return true;
        }
        handle.checked(new SettingsCheck(version, status.until()));
        return false;
    }
}
