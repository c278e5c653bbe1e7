package io.spindrift.model.past;

import io.spindrift.model.state.FieldVisitor;

/**
 * The root mean square s_h of the changes x_t − x_{t−h} for each horizon, at least a thousandth of its largest so far; before the first
 * change, √h s_1. The scales that were in force at the last rows are kept until the labels of their forecasts have come.
 */
final class ChangeScales {
    private static final double FLOOR = 1e-3;

    private final int[] horizons;
    private final RunningRms[] changes;
    private final double[] largest;
    /** For each horizon h, the scales of the last h + 1 rows; s_1, the unit of lags at all horizons, as far back as the largest h. */
    private final float[][] inForce;

    /** @param horizons ascending, the first is 1 */
    ChangeScales(int[] horizons) {
        this.horizons = horizons;
        changes = new RunningRms[horizons.length];
        largest = new double[horizons.length];
        inForce = new float[horizons.length][];
        for (int k = 0; k < horizons.length; k++) {
            changes[k] = new RunningRms();
            inForce[k] = new float[horizons[k == 0 ? horizons.length - 1 : k] + 1];
        }
    }

    /** Takes the change over a horizon in. */
    void observe(int horizon, double change) {
        changes[horizon].update(change, FLOOR * largest[horizon]);
        largest[horizon] = Math.max(largest[horizon], changes[horizon].root());
    }

    /** Keeps the present scales as those of a row. */
    void keep(long row) {
        for (int k = 0; k < horizons.length; k++) {
            double scale = changes[k].known() ? changes[k].root() : changes[0].root() * Math.sqrt(horizons[k]);
            inForce[k][slot(k, row)] = (float) Math.max(scale, FLOOR * largest[k]);
        }
    }

    /** s of a horizon at one of the last h + 1 rows; s_1 as far back as the largest h. */
    double at(int horizon, long row) {
        return inForce[horizon][slot(horizon, row)];
    }

    private int slot(int horizon, long row) {
        return (int) (row % inForce[horizon].length);
    }

    void visit(FieldVisitor fields) {
        for (int k = 0; k < horizons.length; k++) {
            changes[k].visit(fields, "scales.change");
            largest[k] = fields.float64("scales.largest", largest[k]);
            fields.float64s("scales.inForce", inForce[k]);
        }
    }
}
