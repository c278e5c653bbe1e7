package io.spindrift.model.series;

/** What an accepted event brings about, in the order in which it comes about. */
public interface Outcomes {

    /** Told, and does nothing. */
    Outcomes NONE = new Outcomes() {
        @Override
        public void forecast(IssuedForecast forecast) {
            // Issued before.
        }

        @Override
        public void score(IssuedScore score) {
            // Issued before.
        }

        @Override
        public void unmet(SeriesEvent.Label label, Rejection rejection) {
            // Told before.
        }

        @Override
        public void count(Occurrence occurrence) {
            // Counted before.
        }
    };

    /** A forecast to publish. */
    void forecast(IssuedForecast forecast);

    /** Whether {@link #mixture} is to be told. What it tells takes time and memory to make, and is not made otherwise. */
    default boolean wantsMixtures() {
        return false;
    }

    /** What a forecast was mixed from; right after the forecast, where experts are mixed. */
    default void mixture(IssuedMixture mixture) {
        // Few want it.
    }

    /** A score to publish. */
    void score(IssuedScore score);

    /**
     * A label that waited for its observation in vain.
     *
     * @param label as it was accepted
     * @param rejection why it ends here
     */
    void unmet(SeriesEvent.Label label, Rejection rejection);

    /** Something to count. */
    void count(Occurrence occurrence);

    /** What is counted. */
    enum Occurrence {
        /** A label was learned. */
        LABEL_LEARNED,
        /** A label came before its observation, and waits. */
        LABEL_BEFORE_OBSERVATION,
        /** A label came before those of earlier observations, and waits for them. */
        LABEL_OUT_OF_ORDER,
        /** The label of an observation did not come in time: passed without it. */
        OBSERVATION_EXPIRED,
        /** Too many observations waited: the oldest was passed without its label. */
        OBSERVATION_EVICTED,
        /** A forecast was made beyond forecast.pending.max. */
        FORECAST_STALE,
        /** A series began with what its donor has learned. */
        SERIES_WARM_STARTED,
        /** A series began without what its donor has learned: it has another number of exogenous numbers, or regressors. */
        SERIES_COLD_STARTED
    }
}
