package io.spindrift.model.series;

import io.spindrift.serde.StateBytes;

/** A model and its settings as bytes, and back. */
public final class SavedSeries {

    private SavedSeries() {}

    public static byte[] save(SeriesModel model) {
        return StateBytes.save(io -> {
            model.settings().visit(io);
            model.visit(io);
        });
    }

    /** @param template settings of the right shape; their values do not matter */
    public static SeriesModel restore(String series, SeriesSettings template, byte[] saved) {
        return StateBytes.restore(saved, io -> {
            SeriesModel model = SeriesModel.create(series, template.visit(io));
            model.visit(io);
            return model;
        });
    }
}
