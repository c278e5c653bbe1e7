package io.spindrift.store;

/**
 * What the store must know of models and events. Models must be deterministic: the same events applied to the same state give the
 * same state to the bit, or else a restored model is not the one that was lost.
 *
 * @param <M> a model
 * @param <E> an event of a model
 */
public interface ModelType<M, E> extends StateCodec<M, E> {

    /** The version of arithmetic and fields. State of an earlier version can be read, state of a later one cannot. */
    int coreVersion();

    /** Applies an event of the journal again. */
    void replay(M model, E event);

    /**
     * The event that a model applied last, as it is journaled: without what the model has not kept of it.
     */
    default E journaled(M model, E event) {
        return event;
    }

    /**
     * Whether the last event of a model has the same effect when it is applied again to what is stored. If not, the store writes a
     * snapshot in place of the event.
     */
    default boolean replayable(M model) {
        return true;
    }

    /** A model has been restored, and its next event is a new one. Changes nothing that is saved. */
    default void onLoaded(M model) {
        // Most models are complete with what was stored.
    }

    /** The record time of an event, in milliseconds since 1970. */
    long time(E event);

    /** Approximate number of bytes that a model takes in memory. */
    long bytes(M model);
}
