package io.spindrift.model.scale;

import io.spindrift.model.state.FieldVisitor;

/** The range of the numbers so far, and the bounds of forecasts: a quarter of the range beyond it. */
public final class Range {
    private static final double MARGIN = 0.25;

    private double min = Double.MAX_VALUE;
    private double max = -Double.MAX_VALUE;

    /** Takes in a number. */
    public void update(double label) {
        min = Math.min(min, label);
        max = Math.max(max, label);
    }

    /** Returns the lower bound of forecasts. */
    public double low() {
        return min > max ? -Double.MAX_VALUE : min - MARGIN * (max - min);
    }

    /** Returns the upper bound of forecasts. */
    public double high() {
        return min > max ? Double.MAX_VALUE : max + MARGIN * (max - min);
    }

    /** Saves or restores both ends of the range. */
    public void visit(FieldVisitor fields) {
        min = fields.float64("range.min", min);
        max = fields.float64("range.max", max);
    }
}
