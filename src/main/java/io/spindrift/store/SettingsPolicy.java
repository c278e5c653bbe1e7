package io.spindrift.store;

/** Decides whether a series keeps the settings that it is learned under, or restarts because others are in force. */
final class SettingsPolicy<M, E> {
    private final SettingsRules<M, E> rules;
    private final ChangePolicy fallback;

    /** @param fallback used where the settings of a series do not say what a change does */
    SettingsPolicy(SettingsRules<M, E> rules, ChangePolicy fallback) {
        this.rules = rules;
        this.fallback = fallback;
    }

    /**
     * Whether a series restarts with an event.
     *
     * @param time at which settings are looked up
     * @throws SettingsChangedException if a change is to stop the application
     */
    boolean restarts(ModelHandle<M> handle, E event, long time) {
        return !handle.checked().holds(rules.version(), time) && rules.mayChangeAt(event) && changes(handle, time);
    }

    private boolean changes(ModelHandle<M> handle, long time) {
        // Read before the settings: if they change in between, they are looked up again.
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
