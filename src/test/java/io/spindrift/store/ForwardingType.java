package io.spindrift.store;

import io.spindrift.model.state.FieldVisitor;

/**
 * A type of models that is another one in all that is not overridden.
 *
 * @param <M> a model
 * @param <E> what may happen to a model
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
    public M create(String series, long time) {
        return of.create(series, time);
    }

    @Override
    public M create(String series, FieldVisitor settings) {
        return of.create(series, settings);
    }

    @Override
    public void saveSettings(M model, FieldVisitor fields) {
        of.saveSettings(model, fields);
    }

    @Override
    public SettingsStatus standing(M model, String series, long time) {
        return of.standing(model, series, time);
    }

    @Override
    public boolean settles(E event) {
        return of.settles(event);
    }

    @Override
    public long edition() {
        return of.edition();
    }

    @Override
    public void reach(long edition) {
        of.reach(edition);
    }

    @Override
    public void visit(M model, FieldVisitor fields) {
        of.visit(model, fields);
    }

    @Override
    public void loaded(M model) {
        of.loaded(model);
    }

    @Override
    public boolean replayable(M model) {
        return of.replayable(model);
    }

    @Override
    public void replay(M model, E event) {
        of.replay(model, event);
    }

    @Override
    public E visitEvent(E event, FieldVisitor fields) {
        return of.visitEvent(event, fields);
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
