package io.spindrift.model.scale;

import io.spindrift.model.state.StateExchange;

/** The range of the numbers seen so far, and how far forecasts may go beyond it. */
public final class Range {
    private static final double MARGIN = 0.25;

    private double least = Double.MAX_VALUE;
    private double most = -Double.MAX_VALUE;

    /** Takes one number in. */
    public void update(double label) {
        least = Math.min(least, label);
        most = Math.max(most, label);
    }

    /** No forecast is below this: a quarter of the range below the least number. */
    public double low() {
        return least > most ? -Double.MAX_VALUE : least - MARGIN * (most - least);
    }

    /** No forecast is above this. */
    public double high() {
        return least > most ? Double.MAX_VALUE : most + MARGIN * (most - least);
    }

    /** Saves or restores both ends. */
    public void exchange(StateExchange io) {
        least = io.number("range.least", least);
        most = io.number("range.most", most);
    }
}
