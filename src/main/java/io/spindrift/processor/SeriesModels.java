package io.spindrift.processor;

import io.spindrift.model.series.Donor;
import io.spindrift.model.series.Outcomes;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.state.StateExchange;
import io.spindrift.serde.Walks;
import io.spindrift.store.ModelType;

/** The models of series as a store sees them. */
public final class SeriesModels implements ModelType<SeriesModel, SeriesEvent> {
    private final SeriesSettings settings;
    /** Null where series begin with nothing. */
    private final Donor donor;

    /** @param settings of new series */
    public SeriesModels(SeriesSettings settings) {
        this(settings, null);
    }

    /**
     * Models that begin with what another series has learnt.
     *
     * @param settings of new series
     * @param donor or null for none
     */
    public SeriesModels(SeriesSettings settings, Donor donor) {
        this.settings = settings;
        this.donor = donor;
    }

    /** What a model has learnt, as it stands, for others to begin with. */
    public static Donor donor(SeriesModel model) {
        byte[] learnt = Walks.save(model::exchangeLearnt);
        return new Donor(
                model.settings(),
                model.regressors(),
                walk -> Walks.restore(learnt, io -> {
                    walk.exchange(io);
                    return learnt;
                }));
    }

    @Override
    public int coreVersion() {
        return SeriesModel.CORE_VERSION;
    }

    @Override
    public SeriesModel create(String series) {
        SeriesModel model = SeriesModel.create(series, settings);
        model.offer(donor);
        return model;
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

    /** A series that has had early labels alone is still to begin. */
    @Override
    public void loaded(SeriesModel model) {
        model.offer(donor);
    }

    /** The donor may be another by then, or gone. */
    @Override
    public boolean replayable(SeriesModel model) {
        return !model.warmed();
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
