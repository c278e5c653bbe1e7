package io.spindrift.model.series;

import io.spindrift.model.train.Learner;
import io.spindrift.model.train.RolloutState;
import java.util.Collection;

/** Runs from the state of a learner through the pending observations, up to a maximum number, to a forecast. */
final class Rollout {
    private final RolloutState state;
    private final int max;
    /** Number of pending observations that the rollout has run through. */
    private int passed;

    /** @param max maximum number of pending observations that a forecast is rolled forward through */
    Rollout(Learner learner, int max) {
        state = learner.rollout();
        this.max = max;
    }

    /** Returns whether a forecast is not rolled forward through all pending observations. */
    boolean stale(int waiting) {
        return waiting > max;
    }

    /** Returns to the state of the learner. Call it after each step of the learner. */
    void restart() {
        state.restart();
        passed = 0;
    }

    /** Runs through the pending observations, oldest first. */
    void pass(Collection<PendingObservation> waiting) {
        int count = Math.min(waiting.size(), max);
        if (passed == count) {
            return;
        }
        int index = 0;
        for (PendingObservation observation : waiting) {
            if (index >= passed && index < count) {
                state.advance(observation.x);
            }
            index++;
        }
        passed = count;
    }

    /** Returns the forecast of a learner that is one expert. */
    double forecast(double[] x) {
        return state.forecast(x);
    }

    /** Writes the forecasts of all experts. */
    void forecasts(double[] x, double[] out) {
        state.forecasts(x, out);
    }
}
