package io.spindrift.store;

import io.spindrift.model.state.FieldVisitor;

/**
 * A type of models that is another one in all that is not overridden.
 *
 * @param <M> a model
 * @param <E> an event of a model
 */
public abstract class ForwardingType<M, E> implements ModelType<M, E> {
    private final ModelType<M, E> of;

    protected ForwardingType(ModelType<M, E> of) {
        this.of = of;
    }

    @Override
    public int coreVersion() {
        return of.coreVersion();
    }

    @Override
    public M create(String series, FieldVisitor settings) {
        return of.create(series, settings);
    }

    @Override
    public void visitSettings(M model, FieldVisitor fields) {
        of.visitSettings(model, fields);
    }

    @Override
    public void visit(M model, FieldVisitor fields) {
        of.visit(model, fields);
    }

    @Override
    public E visitEvent(E event, long time, FieldVisitor fields) {
        return of.visitEvent(event, time, fields);
    }

    @Override
    public void replay(M model, E event) {
        of.replay(model, event);
    }

    @Override
    public E journaled(M model, E event) {
        return of.journaled(model, event);
    }

    @Override
    public boolean replayable(M model) {
        return of.replayable(model);
    }

    @Override
    public void onLoaded(M model) {
        of.onLoaded(model);
    }

    @Override
    public long time(E event) {
        return of.time(event);
    }

    @Override
    public long bytes(M model) {
        return of.bytes(model);
    }
}
