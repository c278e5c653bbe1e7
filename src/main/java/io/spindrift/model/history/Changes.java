package io.spindrift.model.history;

import io.spindrift.model.state.StateExchange;

/**
 * The scale of the changes over a horizon: the running root mean square of y_t − y_{t−h}, at least a thousandth of its running
 * largest. Before the first h values it is that of single changes times √h. By it regressors and labels become numbers without
 * unit, and a noisy stretch counts less than a quiet one.
 */
final class Changes {
    private static final double LEAST_SHARE = 1e-3;

    private final int horizon;
    private final RunningSquare square = new RunningSquare();
    private double largest;

    Changes(int horizon) {
        this.horizon = horizon;
    }

    /** Takes the newest value in, after it has become part of the history. */
    void observe(History history) {
        if (history.has(horizon)) {
            square.update(history.value(0) - history.value(horizon), LEAST_SHARE * largest);
            largest = Math.max(largest, square.root());
        }
    }

    /** The scale; 0 while nothing has changed. */
    double scale(History history) {
        double own = square.known() ? square.root() : history.step() * Math.sqrt(horizon);
        return Math.max(own, LEAST_SHARE * largest);
    }

    void exchange(StateExchange io) {
        square.exchange(io, "changes");
        largest = io.number("changes.largest", largest);
    }
}
