package io.spindrift.store;

/**
 * A model in memory and the end of its log.
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

    /** Returns the number of events that the model has applied since its series started or restarted. */
    public long events() {
        return end.next();
    }

    /** Returns the number of events that a restore of the model would replay. */
    public long journaled() {
        return end.journaled();
    }

    LogPosition end() {
        return end;
    }

    /** Sets the end of the log after a write. */
    void moveTo(LogPosition newEnd) {
        end = newEnd;
    }

    SettingsCheck checked() {
        return checked;
    }

    /** Notes that the settings of the model were compared and need no change. */
    void checked(SettingsCheck check) {
        checked = check;
    }
}
