package io.spindrift.model.kronecker;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.state.FieldVisitor;

/**
 * One pass of a {@link SmallNetwork} over an observation: the forecast, the recurrent state behind it, and what learning its label needs.
 * A label that comes late is learned from the activations of its own observation. {@link SmallNetwork#activations} creates them.
 */
public final class Activations {
    /** u = [1; x; y_{t−1}], k numbers. */
    final float[] inputs;

    /** The tanh or logistic value of each of the r rows; the sum of a linear row. */
    final float[] rows;

    /** c_{t−1} and c_t of an LSTM, m numbers each; none otherwise. */
    final float[] previousCell;

    final float[] cell;

    /** φ_t; the outputs of the m units come first. */
    final float[] features;

    /** d̂_t, not bounded. */
    float forecast;

    private final int units;

    Activations(int inputs, int rows, int cells, int features, int units) {
        this.inputs = new float[inputs];
        this.rows = new float[rows];
        this.previousCell = new float[cells];
        this.cell = new float[cells];
        this.features = new float[features];
        this.units = units;
    }

    /** Returns the floats of a pass, without the forecast. */
    static long numbers(int inputs, int rows, int cells, int features) {
        return inputs + rows + 2L * cells + features;
    }

    /** Returns the forecast, within ±{@value SmallNetwork#FORECAST_BOUND}. */
    public float forecast() {
        return (float) Clamp.symmetric(forecast, SmallNetwork.FORECAST_BOUND);
    }

    /**
     * Copies the outputs of the m units, as features for others.
     *
     * @param out modified: m numbers from {@code at} on
     */
    public void copyOutputs(float[] out, int at) {
        System.arraycopy(features, 0, out, at, units);
    }

    /** Copies all values of others of the same network. */
    public void copy(Activations others) {
        System.arraycopy(others.inputs, 0, inputs, 0, inputs.length);
        System.arraycopy(others.rows, 0, rows, 0, rows.length);
        System.arraycopy(others.previousCell, 0, previousCell, 0, previousCell.length);
        System.arraycopy(others.cell, 0, cell, 0, cell.length);
        System.arraycopy(others.features, 0, features, 0, features.length);
        forecast = others.forecast;
    }

    /** Saves or restores all numbers. */
    public void visit(FieldVisitor fields) {
        fields.float64s("activations.inputs", inputs);
        fields.float64s("activations.rows", rows);
        fields.float64s("activations.previousCell", previousCell);
        fields.float64s("activations.cell", cell);
        fields.float64s("activations.features", features);
        forecast = (float) fields.float64("activations.forecast", forecast);
    }
}
