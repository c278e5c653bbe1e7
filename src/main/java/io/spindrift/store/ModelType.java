package io.spindrift.store;

import io.spindrift.model.state.FieldVisitor;

/**
 * All that the store must know of models and events. Models must be deterministic: the same events applied to the same
 * state give the same state, to the bit, or what is loaded is not what was lost.
 *
 * @param <M> a model, with the settings that it is learned under
 * @param <E> what may happen to a model
 */
public interface ModelType<M, E> {

    /** The version of the arithmetic; a state written by a later one cannot be read. */
    int coreVersion();

    /**
     * A new model under the settings in force.
     *
     * @param time at which they are looked up, in milliseconds since 1970
     */
    M create(String series, long time);

    /**
     * A new model under stored settings.
     *
     * @param settings restores what {@link #saveSettings} saved
     */
    M create(String series, FieldVisitor settings);

    /** Saves the settings of a model. */
    void saveSettings(M model, FieldVisitor fields);

    /**
     * How the settings of a model stand to those in force.
     *
     * @param time at which they are looked up, in milliseconds since 1970
     */
    SettingsStatus standing(M model, String series, long time);

    /**
     * Whether an event is one at which the settings of a series may change.
     */
    default boolean settles(E event) {
        return true;
    }

    /** The edition of the settings in force: grows whenever they change. */
    default long edition() {
        return 0;
    }

    /**
     * A task whose series have been settled by an edition is about to go on. Returns when that edition or a later one is known here, so
     * that no series goes back to what was in force before.
     */
    default void reach(long edition) {
        // Most have one edition alone.
    }

    /** Saves or restores all of a model but its settings. */
    void visit(M model, FieldVisitor fields);

    /**
     * A model has been brought back to where it stood: what it takes from here on comes for the first time. Changes nothing that is
     * saved.
     */
    default void loaded(M model) {
        // Most are what was stored of them.
    }

    /**
     * Whether the last event that a model took would have the same effect again, by what is stored alone. If not, the model is stored
     * whole after it.
     */
    default boolean replayable(M model) {
        return true;
    }

    /** Applies an event again. */
    void replay(M model, E event);

    /**
     * Saves or restores an event.
     *
     * @param event null when restoring
     * @return the event
     */
    E visitEvent(E event, FieldVisitor fields);

    /** The record time of an event, in milliseconds since 1970. */
    long time(E event);

    /** About how many bytes a model takes in memory. */
    long bytes(M model);
}
