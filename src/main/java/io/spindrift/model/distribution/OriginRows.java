package io.spindrift.model.distribution;

import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/** The last rows at which forecasts were made, and the features that the forecasts of a row have in common. */
final class OriginRows {
    private final ForecastOrigin[] origins;
    private final float[] changes;
    private final float[] steps;

    /** @param count the largest horizon */
    OriginRows(int count) {
        origins = new ForecastOrigin[count];
        Arrays.fill(origins, new ForecastOrigin(0, 0, ForecastBounds.NONE));
        changes = new float[count];
        steps = new float[count];
    }

    void put(long row, ForecastOrigin origin, ValueScales values) {
        int slot = slot(row);
        origins[slot] = origin;
        changes[slot] = ScaleFeatures.ofChanges(values);
        steps[slot] = ScaleFeatures.ofStep(values);
    }

    ForecastOrigin origin(long row) {
        return origins[slot(row)];
    }

    /** The feature of the size of changes up to a row. */
    float change(long row) {
        return changes[slot(row)];
    }

    /** The feature of the change to a row. */
    float step(long row) {
        return steps[slot(row)];
    }

    private int slot(long row) {
        return (int) (row % origins.length);
    }

    void visit(FieldVisitor fields) {
        for (int i = 0; i < origins.length; i++) {
            ForecastOrigin origin = origins[i];
            origins[i] = new ForecastOrigin(
                    fields.int64("origin.time", origin.time()),
                    fields.int64("origin.interval", origin.interval()),
                    origin.bounds().visit(fields));
        }
        fields.float64s("origin.changes", changes);
        fields.float64s("origin.steps", steps);
    }
}
