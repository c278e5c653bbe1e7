package io.spindrift.processor;

import io.spindrift.model.series.Outcomes;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.state.StateExchange;
import io.spindrift.store.ModelType;

/** The models of series as a store sees them. */
public final class SeriesModels implements ModelType<SeriesModel, SeriesEvent> {
    private final SeriesSettings settings;

    /** @param settings of new series */
    public SeriesModels(SeriesSettings settings) {
        this.settings = settings;
    }

    @Override
    public int coreVersion() {
        return SeriesModel.CORE_VERSION;
    }

    @Override
    public SeriesModel create(String series) {
        return SeriesModel.create(series, settings);
    }

    @Override
    public SeriesModel create(String series, StateExchange stored) {
        return SeriesModel.create(series, settings.exchange(stored));
    }

    @Override
    public void saveSettings(SeriesModel model, StateExchange io) {
        model.settings().exchange(io);
    }

    @Override
    public boolean current(SeriesModel model) {
        return model.settings().equals(settings);
    }

    @Override
    public void exchange(SeriesModel model, StateExchange io) {
        model.exchange(io);
    }

    @Override
    public void replay(SeriesModel model, SeriesEvent event) {
        model.apply(event, Outcomes.NONE);
    }

    @Override
    public SeriesEvent exchangeEvent(SeriesEvent event, StateExchange io) {
        return SeriesEvent.exchange(event, io);
    }

    @Override
    public long time(SeriesEvent event) {
        return event.time();
    }

    @Override
    public long bytes(SeriesModel model) {
        return model.bytes();
    }
}
