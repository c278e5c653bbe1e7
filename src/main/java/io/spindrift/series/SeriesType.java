package io.spindrift.series;

import io.spindrift.model.series.Donor;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.store.ModelType;

/** Saves and restores series models, and replays their events, for the store. */
public final class SeriesType implements ModelType<SeriesModel, SeriesEvent> {
    private final SeriesSettings template;
    private final Donor donor;

    /**
     * Creates a type for models that are only read.
     *
     * @param template any settings; stored ones are read into a copy of it
     */
    public SeriesType(SeriesSettings template) {
        this(template, null);
    }

    /**
     * @param template any settings; stored ones are read into a copy of it
     * @param donor from which new series start, or null
     */
    SeriesType(SeriesSettings template, Donor donor) {
        this.template = template;
        this.donor = donor;
    }

    @Override
    public int coreVersion() {
        return SeriesModel.CORE_VERSION;
    }

    @Override
    public SeriesModel create(String series, FieldVisitor settings) {
        return SeriesModel.create(series, template.visit(settings));
    }

    @Override
    public void visitSettings(SeriesModel model, FieldVisitor fields) {
        model.settings().visit(fields);
    }

    @Override
    public void visit(SeriesModel model, FieldVisitor fields) {
        model.visit(fields);
    }

    @Override
    public SeriesEvent visitEvent(SeriesEvent event, long time, FieldVisitor fields) {
        return SeriesEvent.visit(event, time, fields);
    }

    @Override
    public void replay(SeriesModel model, SeriesEvent event) {
        model.apply(event);
    }

    @Override
    public SeriesEvent journaled(SeriesModel model, SeriesEvent event) {
        return model.withoutPayload(event);
    }

    /** A replay after the next start may find another donor, or none. */
    @Override
    public boolean replayable(SeriesModel model) {
        return !model.usedWarmStart();
    }

    /** A series that has had only labels so far has not started, so it may start from the donor. */
    @Override
    public void onLoaded(SeriesModel model) {
        model.setWarmStart(donor);
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
