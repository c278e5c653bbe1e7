package io.spindrift.model.series;

import io.spindrift.model.series.Outcome.Counted;
import io.spindrift.model.state.Visit;
import java.util.List;

/** The donor of a series until its first observation, which takes it over. Not part of the state. */
final class WarmStart {
    /** Null where there is none, or none any more. */
    private Donor donor;

    private boolean taken;

    /** Nothing is offered to a series that has begun, or that is learned under other settings. */
    void offer(Donor offered, SeriesSettings settings, Regressors regressors) {
        boolean fits = offered != null
                && !regressors.known()
                && offered.difference(settings).isEmpty();
        donor = fits ? offered : null;
    }

    /** Another event begins. */
    void next() {
        taken = false;
    }

    /** Whether the last event took the donor over. */
    boolean taken() {
        return taken;
    }

    /**
     * Lets a new series start with what the donor has learned, if there is one, and if it has as many numbers in x.
     *
     * @param learner restores what has been learned
     */
    void take(int regressors, Visit learner, List<Outcome> outcomes) {
        if (donor == null) {
            return;
        }
        taken = donor.regressors() == regressors;
        if (taken) {
            donor.learned().restore(learner);
        }
        outcomes.add(taken ? Counted.SERIES_WARM_STARTED : Counted.SERIES_COLD_STARTED);
        donor = null;
    }
}
