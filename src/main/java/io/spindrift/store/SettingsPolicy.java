package io.spindrift.store;

/** Whether series go on under the settings that they are learned with, or end because others are in force. */
final class SettingsPolicy<M, E> {
    private final ModelType<M, E> type;
    private final SettingsChange byDefault;

    /** @param byDefault what becomes of a series where its settings do not say */
    SettingsPolicy(ModelType<M, E> type, SettingsChange byDefault) {
        this.type = type;
        this.byDefault = byDefault;
    }

    /** When settings are looked up: by the series' own clock, so that a record out of order does not bring former ones back. */
    long time(ModelHandle<M> resident, E event) {
        return Math.max(resident.time, type.time(event));
    }

    /**
     * Whether the life of a series ends with an event, which is to be the first of the next.
     *
     * @throws SettingsChangedException if that is to stop the application
     */
    boolean endsWith(ModelHandle<M> resident, E event) {
        long time = time(resident, event);
        boolean settled = resident.settledEdition == type.edition() && time < resident.settledUntil;
        return !settled && type.settles(event) && settle(resident, time);
    }

    private boolean settle(ModelHandle<M> resident, long time) {
        // Before the settings are looked up: should they change meanwhile, they are looked up again.
        long known = type.edition();
        SettingsStatus standing = type.standing(resident.model, resident.series, time);
        SettingsChange change = standing.change() == null ? byDefault : standing.change();
        if (!standing.current() && change == SettingsChange.FAIL) {
            throw new SettingsChangedException(resident.series);
        }
        if (!standing.current() && change == SettingsChange.RESET) {
            return true;
        }
        resident.settledEdition = known;
        resident.settledUntil = standing.until();
        return false;
    }
}
