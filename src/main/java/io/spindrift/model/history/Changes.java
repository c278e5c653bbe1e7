package io.spindrift.model.history;

import io.spindrift.model.state.StateExchange;

/**
 * The scale of the changes over a horizon: √ of a running mean of (y_t − y_{t−h})² over about 500 of them, bias-corrected, at least
 * a thousandth of its running largest. Before the first h values it is that of single changes times √h. By it regressors and labels
 * become numbers without unit, and a noisy stretch counts less than a quiet one.
 */
final class Changes {
    private static final double RATE = 0.002;
    private static final double LEAST_SHARE = 1e-3;

    private final int horizon;
    private double square;
    private double weight;
    private double largest;

    Changes(int horizon) {
        this.horizon = horizon;
    }

    /** Takes the newest value in, after it has become part of the history. */
    void observe(History history) {
        if (history.has(horizon)) {
            double change = history.value(0) - history.value(horizon);
            weight += RATE * (1 - weight);
            square += RATE * (change * change - square);
            largest = Math.max(largest, Math.sqrt(square / weight));
        }
    }

    /** The scale; 0 while nothing has changed. */
    double scale(History history) {
        double early = weight > 0 ? 0 : history.step() * Math.sqrt(horizon);
        double own = weight > 0 ? Math.sqrt(square / weight) : early;
        return Math.max(own, LEAST_SHARE * largest);
    }

    void exchange(StateExchange io) {
        square = io.number("changes.square", square);
        weight = io.number("changes.weight", weight);
        largest = io.number("changes.largest", largest);
    }
}
