package io.spindrift.model.series;

/** One thing that an event brought about. A model returns the outcomes of an event in the order in which they arose. */
public sealed interface Outcome
        permits IssuedForecast, IssuedScore, Outcome.Unmatched, Outcome.Rejected, Outcome.Counted {

    /**
     * A buffered label whose observation did not arrive, or arrived with a label of its own.
     *
     * @param label as it was accepted
     * @param rejection the reason
     */
    record Unmatched(SeriesEvent.Label label, Rejection rejection) implements Outcome {}

    /**
     * The event does not fit the series. It is then the only outcome, and the event changed nothing.
     *
     * @param rejection the reason
     */
    record Rejected(Rejection rejection) implements Outcome {}

    /** Something that is only counted. */
    enum Counted implements Outcome {
        /** A label was learned. */
        LABEL_LEARNED,
        /** A label came before its observation and was buffered. */
        LABEL_BEFORE_OBSERVATION,
        /** A label came before labels of earlier observations and waits for them. */
        LABEL_OUT_OF_ORDER,
        /** The label of an observation did not come in time; the observation was passed without it. */
        OBSERVATION_EXPIRED,
        /** Too many observations were waiting; the oldest was passed without its label. */
        OBSERVATION_EVICTED,
        /** A forecast was made with more unlabeled observations than it is rolled forward through. */
        FORECAST_STALE,
        /** A series started from the learned state of its donor. */
        SERIES_WARM_STARTED,
        /** A series started from scratch because its regressors differ in number from those of its donor. */
        SERIES_COLD_STARTED
    }
}
