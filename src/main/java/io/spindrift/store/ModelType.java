package io.spindrift.store;

/**
 * Describes the models and events that a store keeps. Models must be deterministic: the same events applied to the same
 * state must give the same bits. Otherwise a restored model would differ from the lost one.
 *
 * @param <M> a model
 * @param <E> an event of a model
 */
public interface ModelType<M, E> extends StateCodec<M, E> {

    /**
     * Returns the version of arithmetic and fields. State of an earlier version can be read, state of a later one
     * cannot.
     */
    int coreVersion();

    /** Applies an event of the journal again. */
    void replay(M model, E event);

    /**
     * Returns the event that a model applied last in the form for the journal: without data that the model has not
     * kept.
     */
    default E journaled(M model, E event) {
        return event;
    }

    /**
     * Whether a replay of the last event has the same effect on the stored state as the event had. If not, the store
     * writes a snapshot instead of the event.
     */
    default boolean replayable(M model) {
        return true;
    }

    /** Prepares a restored model for new events. Changes nothing that is saved. */
    default void onLoaded(M model) {
        // Most models need no preparation.
    }

    /** Returns the record time of an event, in milliseconds since 1970. */
    long time(E event);

    /** Returns the approximate memory of a model in bytes. */
    long bytes(M model);
}
