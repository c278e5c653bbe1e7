package io.spindrift.model.series;

import io.spindrift.model.series.Outcome.Counted;
import io.spindrift.model.state.Visit;
import java.util.List;

/** The donor of a series until its first observation, which restores its learned state. It is not part of the stored state. */
final class WarmStart {
    /** Null if there is none, or after the first observation. */
    private Donor donor;

    private boolean taken;

    /** Sets the donor, unless the series has observations or other settings. */
    void offer(Donor offered, SeriesSettings settings, Regressors regressors) {
        boolean fits = offered != null
                && !regressors.known()
                && offered.difference(settings).isEmpty();
        donor = fits ? offered : null;
    }

    /** Starts the next event. */
    void next() {
        taken = false;
    }

    /** Returns whether the last event started the series from the donor. */
    boolean taken() {
        return taken;
    }

    /**
     * Starts a new series with the learned state of the donor, if there is one and its x has the same length.
     *
     * @param learner describes the learned state
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
