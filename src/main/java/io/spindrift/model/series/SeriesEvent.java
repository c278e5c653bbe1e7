package io.spindrift.model.series;

/** What may happen to a series. Times are those of the records, in milliseconds since 1970, never negative. */
public sealed interface SeriesEvent {

    /** The time of the record that brought this event. */
    long time();

    /**
     * An observation.
     *
     * @param id what its label will come under; null where labels need none (series feed)
     * @param time of the record
     * @param x the regressor, or the exogenous regressors of the series feed; may be empty there; not modified, not kept
     * @param value series feed: the value; regression feed: the label, where the observation brings it; NaN for none
     */
    record Observation(String id, long time, double[] x, double value) implements SeriesEvent {
        boolean hasValue() {
            return !Double.isNaN(value);
        }
    }

    /**
     * The label of an observation, regression feed only.
     *
     * @param id that of the observation
     * @param time of the record
     * @param value d, finite
     * @param origin what the caller wants back should this label wait for an observation that never comes; opaque here; null
     *     for more than can be kept, and then the label cannot wait
     */
    record Label(String id, long time, double value, byte[] origin) implements SeriesEvent {
        /** The most bytes of an origin that are kept. */
        public static final int ORIGIN_MOST = 2048;
    }
}
