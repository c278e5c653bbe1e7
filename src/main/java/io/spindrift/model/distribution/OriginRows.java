package io.spindrift.model.distribution;

import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/** The last rows at which forecasts were made, and the features that the forecasts of a row have in common. */
final class OriginRows {
    private ForecastOrigin[] origins;
    private float[] changes;
    private float[] steps;

    /** @param count how many are kept, until {@link #grow}: the largest horizon */
    OriginRows(int count) {
        allocate(count);
    }

    private void allocate(int count) {
        origins = new ForecastOrigin[count];
        Arrays.fill(origins, new ForecastOrigin(0, 0, ForecastBounds.NONE));
        changes = new float[count];
        steps = new float[count];
    }

    /**
     * Makes room for more rows.
     *
     * @param count how many are kept from now on
     * @param first the oldest row that is needed
     * @param next the row after the newest
     */
    void grow(int count, long first, long next) {
        ForecastOrigin[] oldOrigins = origins;
        float[] oldChanges = changes;
        float[] oldSteps = steps;
        allocate(count);
        for (long row = first; row < next; row++) {
            int from = (int) (row % oldOrigins.length);
            origins[slot(row)] = oldOrigins[from];
            changes[slot(row)] = oldChanges[from];
            steps[slot(row)] = oldSteps[from];
        }
    }

    /** How many rows are kept. */
    int count() {
        return origins.length;
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

    /** Saves or restores one row. */
    void visit(FieldVisitor fields, long row) {
        int slot = slot(row);
        origins[slot] = origins[slot].visit(fields);
        changes[slot] = (float) fields.float64("origin.change", changes[slot]);
        steps[slot] = (float) fields.float64("origin.step", steps[slot]);
    }

    /** Saves or restores all rows. */
    void visit(FieldVisitor fields) {
        for (int i = 0; i < origins.length; i++) {
            origins[i] = origins[i].visit(fields);
        }
        fields.float64s("origin.changes", changes);
        fields.float64s("origin.steps", steps);
    }
}
