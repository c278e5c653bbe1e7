package io.spindrift.store;

import io.spindrift.model.state.StateExchange;

/**
 * All that the store must know of models and events. Models must be deterministic: the same events applied to the same
 * state give the same state, to the bit, or what is loaded is not what was lost.
 *
 * @param <M> a model, with the settings that it is learnt under
 * @param <E> what may happen to a model
 */
public interface ModelType<M, E> {

    /** The version of the arithmetic; a state written by a later one cannot be read. */
    int coreVersion();

    /** A new model under the settings in force. */
    M create(String series);

    /**
     * A new model under stored settings.
     *
     * @param settings restores what {@link #saveSettings} saved
     */
    M create(String series, StateExchange settings);

    /** Saves the settings of a model. */
    void saveSettings(M model, StateExchange io);

    /** Whether a model has the settings in force. */
    boolean current(M model);

    /** Saves or restores all of a model but its settings. */
    void exchange(M model, StateExchange io);

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
    E exchangeEvent(E event, StateExchange io);

    /** The record time of an event, in milliseconds since 1970. */
    long time(E event);

    /** About how many bytes a model takes in memory. */
    long bytes(M model);
}
