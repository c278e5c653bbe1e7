package io.spindrift.store;

import io.spindrift.model.state.FieldVisitor;

/**
 * Saves models and events as bytes and restores them, field by field. A visitor that restores knows the core version
 * that wrote the fields ({@link FieldVisitor#since}).
 *
 * @param <M> a model
 * @param <E> an event of a model
 */
public interface StateCodec<M, E> {

    /** Saves the settings of a model. */
    void visitSettings(M model, FieldVisitor fields);

    /** Returns a model without events, with the settings that {@link #visitSettings} saved. */
    M create(String series, FieldVisitor settings);

    /** Saves or restores everything of a model except its settings. */
    void visit(M model, FieldVisitor fields);

    /**
     * Saves or restores everything of an event except its time.
     *
     * @param event null when restoring
     * @param time of the event, in milliseconds since 1970
     * @return the event
     */
    E visitEvent(E event, long time, FieldVisitor fields);
}
