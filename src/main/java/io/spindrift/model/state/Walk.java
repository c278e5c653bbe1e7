package io.spindrift.model.state;

/** What walks over its fields. */
public interface Walk {
    /** Saves them or restores them, depending on who walks. */
    void exchange(StateExchange io);
}
