package io.spindrift.model.series;

import io.spindrift.serde.Walks;

/** A model and its settings as bytes, and back. */
public final class SavedSeries {

    private SavedSeries() {}

    public static byte[] save(SeriesModel model) {
        return Walks.save(io -> {
            model.settings().exchange(io);
            model.exchange(io);
        });
    }

    /** @param template settings of the right shape; their values do not matter */
    public static SeriesModel restore(String series, SeriesSettings template, byte[] saved) {
        return Walks.restore(saved, io -> {
            SeriesModel model = SeriesModel.create(series, template.exchange(io));
            model.exchange(io);
            return model;
        });
    }
}
