package io.spindrift.model.history;

import io.spindrift.model.state.FieldVisitor;

/**
 * The scale of the changes over a horizon: the running root mean square of y_t − y_{t−h}, at least a thousandth of its running
 * largest. Before the first h values it is that of single changes times √h. By it regressors and labels become numbers without
 * unit, and a noisy stretch counts less than a quiet one.
 */
final class ChangeScale {
    private static final double MIN_SHARE = 1e-3;

    private final int horizon;
    private final RunningRms square = new RunningRms();
    private double largest;

    ChangeScale(int horizon) {
        this.horizon = horizon;
    }

    /** Takes the newest value in, after it has become part of the history. */
    void observe(SeriesHistory history) {
        if (history.has(horizon)) {
            square.update(history.value(0) - history.value(horizon), MIN_SHARE * largest);
            largest = Math.max(largest, square.root());
        }
    }

    /** The scale; 0 while nothing has changed. */
    double scale(SeriesHistory history) {
        double own = square.known() ? square.root() : history.step() * Math.sqrt(horizon);
        return Math.max(own, MIN_SHARE * largest);
    }

    void visit(FieldVisitor fields) {
        square.visit(fields, "changes");
        largest = fields.float64("changes.largest", largest);
    }
}
