package io.spindrift.store;

import io.spindrift.model.state.StateExchange;

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
    public M create(String series, StateExchange settings) {
        return of.create(series, settings);
    }

    @Override
    public void saveSettings(M model, StateExchange io) {
        of.saveSettings(model, io);
    }

    @Override
    public Standing standing(M model, String series, long time) {
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
    public void exchange(M model, StateExchange io) {
        of.exchange(model, io);
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
    public E exchangeEvent(E event, StateExchange io) {
        return of.exchangeEvent(event, io);
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
