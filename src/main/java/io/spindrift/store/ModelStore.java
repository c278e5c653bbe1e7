package io.spindrift.store;

import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;

/**
 * Where the models of a task live between records. A caller takes a model, applies an event to it, and hands both back;
 * what is written, the whole model or the event alone, is decided here.
 */
public interface ModelStore {

    /**
     * The model of a series as it stands after all events accepted so far; a new one for a new series.
     *
     * @throws io.spindrift.model.state.CorruptStateException if what is stored cannot be read; nothing is changed
     */
    SeriesModel load(String series);

    /**
     * Makes lasting that a model has accepted an event.
     *
     * @param series whose model it is
     * @param event as it was applied
     * @param model after the event
     */
    void accepted(String series, SeriesEvent event, SeriesModel model);
}
