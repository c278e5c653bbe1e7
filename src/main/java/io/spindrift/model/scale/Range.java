package io.spindrift.model.scale;

import io.spindrift.model.state.FieldVisitor;

/** The range of the numbers seen so far, and how far forecasts may go beyond it. */
public final class Range {
    private static final double MARGIN = 0.25;

    private double min = Double.MAX_VALUE;
    private double max = -Double.MAX_VALUE;

    /** Takes one number in. */
    public void update(double label) {
        min = Math.min(min, label);
        max = Math.max(max, label);
    }

    /** No forecast is below this: a quarter of the range below the least number. */
    public double low() {
        return min > max ? -Double.MAX_VALUE : min - MARGIN * (max - min);
    }

    /** No forecast is above this. */
    public double high() {
        return min > max ? Double.MAX_VALUE : max + MARGIN * (max - min);
    }

    /** Saves or restores both ends. */
    public void visit(FieldVisitor fields) {
        min = fields.float64("range.least", min);
        max = fields.float64("range.most", max);
    }
}
