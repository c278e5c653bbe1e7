package io.spindrift.store;

/**
 * A model in memory, and the end of its log.
 *
 * @param <M> the model
 */
public final class ModelHandle<M> {
    private final M model;
    private LogPosition end;
    private SettingsCheck checked = SettingsCheck.NEVER;

    ModelHandle(M model, LogPosition end) {
        this.model = model;
        this.end = end;
    }

    /** The model. */
    public M model() {
        return model;
    }

    /** How many events the model has had since its series started or restarted. */
    public long events() {
        return end.next();
    }

    /** How many events a restore of the model would replay. */
    public long journaled() {
        return end.journaled();
    }

    LogPosition end() {
        return end;
    }

    /** A write has moved the end of the log. */
    void moveTo(LogPosition newEnd) {
        end = newEnd;
    }

    SettingsCheck checked() {
        return checked;
    }

    /** The settings of the model may stay as they are. */
    void checked(SettingsCheck check) {
        checked = check;
    }
}
