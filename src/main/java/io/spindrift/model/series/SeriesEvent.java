package io.spindrift.model.series;

import io.spindrift.model.state.StateExchange;

/** What may happen to a series. Times are those of the records, in milliseconds since 1970, never negative. */
public sealed interface SeriesEvent {

    /**
     * Saves an event, or restores a stored one.
     *
     * @param present null when restoring
     */
    static SeriesEvent exchange(SeriesEvent present, StateExchange io) {
        boolean label = io.flag("event.label", present instanceof Label);
        return label ? Label.exchange((Label) present, io) : Observation.exchange((Observation) present, io);
    }

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
        private static final double[] NONE = {};

        private static Observation exchange(Observation present, StateExchange io) {
            Observation known = present == null ? new Observation(null, 0, NONE, Double.NaN) : present;
            String id = io.text("event.id", known.id);
            long time = io.wide("event.time", known.time);
            int count = io.integer("event.x", known.x.length, 0, SeriesSettings.MOST);
            double[] x = io.restoring() ? new double[count] : known.x;
            io.numbers("event.x", x);
            boolean hasValue = io.flag("event.valued", known.hasValue());
            double value = hasValue ? io.number("event.value", known.value) : Double.NaN;
            return new Observation(id, time, x, value);
        }

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

        private static Label exchange(Label present, StateExchange io) {
            Label known = present == null ? new Label(null, 0, 0, null) : present;
            return new Label(
                    io.text("event.id", known.id),
                    io.wide("event.time", known.time),
                    io.number("event.value", known.value),
                    io.bytes("event.origin", known.origin));
        }

        /** The same label, of which nothing is wanted back. */
        Label withoutOrigin() {
            return new Label(id, time, value, null);
        }
    }
}
