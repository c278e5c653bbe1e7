package io.spindrift.model.series;

import io.spindrift.model.train.Learner;
import io.spindrift.model.train.RolloutState;
import java.util.Collection;

/** From where a learner stands through the observations that wait for their labels, so far as it may look, to a forecast. */
final class Rollout {
    private final RolloutState outlook;
    private final int max;
    /** How many of the waiting observations the outlook has run through. */
    private int passed;

    /** @param max through how many waiting observations a forecast looks */
    Rollout(Learner learner, int max) {
        this.outlook = learner.outlook();
        this.max = max;
    }

    /** Whether so many waiting observations are more than a forecast looks through. */
    boolean stale(int waiting) {
        return waiting > max;
    }

    /** Goes back to where the learner stands; to be called after each of its steps. */
    void restart() {
        outlook.restart();
        passed = 0;
    }

    /** Goes on through what waits, the eldest first. */
    void pass(Collection<PendingObservation> waiting) {
        int count = Math.min(waiting.size(), max);
        if (passed == count) {
            return;
        }
        int at = 0;
        for (PendingObservation observation : waiting) {
            if (at >= passed && at < count) {
                outlook.advance(observation.x);
            }
            at++;
        }
        passed = count;
    }

    /** The forecast of a learner that is one expert. */
    double forecast(double[] x) {
        return outlook.forecast(x);
    }

    /** The forecasts of all experts. */
    void forecasts(double[] x, double[] out) {
        outlook.forecasts(x, out);
    }
}
