package io.spindrift.model.series;

import io.spindrift.model.state.FieldVisitor;

/** What may happen to a series. Times are those of the records, in milliseconds since 1970, never negative. */
public sealed interface SeriesEvent {

    /**
     * Saves an event but for its time, or restores it.
     *
     * @param present null when restoring
     * @param time of the event, which is stored with it
     */
    static SeriesEvent visit(SeriesEvent present, long time, FieldVisitor fields) {
        boolean label = fields.flag("event.label", present instanceof Label);
        return label
                ? Label.visit((Label) present, time, fields)
                : Observation.visit((Observation) present, time, fields);
    }

    /** The time of the record that brought this event. */
    long time();

    /**
     * An observation.
     *
     * @param id what its label will come under; null where labels need none (series mode)
     * @param time of the record
     * @param x the regressor, or the exogenous regressors of the series mode; may be empty there; not modified, not kept
     * @param value series mode: the value; regression mode: the label, where the observation brings it; NaN for none
     * @param alarmIgnored whether no alarm begins with this observation. The caller decides, and a replay has the same
     *     decision, because it is stored with the event
     */
    record Observation(String id, long time, double[] x, double value, boolean alarmIgnored) implements SeriesEvent {
        private static final double[] NONE = {};

        /** An observation that an alarm may begin with. */
        public Observation(String id, long time, double[] x, double value) {
            this(id, time, x, value, false);
        }

        /** Returns the same observation, with which no alarm begins. */
        public Observation withAlarmIgnored() {
            return new Observation(id, time, x, value, true);
        }

        private static Observation visit(Observation present, long time, FieldVisitor fields) {
            Observation known = present == null ? new Observation(null, 0, NONE, Double.NaN) : present;
            String id = fields.text("event.id", known.id);
            int count = fields.int32("event.x", known.x.length, 0, SeriesSettings.MAX);
            double[] x = fields.restoring() ? new double[count] : known.x;
            fields.float64s("event.x", x);
            boolean hasValue = fields.flag("event.valued", known.hasValue());
            double value = hasValue ? fields.float64("event.value", known.value) : Double.NaN;
            return new Observation(id, time, x, value, fields.flag("event.alarmIgnored", known.alarmIgnored));
        }

        boolean hasValue() {
            return !Double.isNaN(value);
        }
    }

    /**
     * The label of an observation, regression mode only.
     *
     * @param id that of the observation
     * @param time of the record
     * @param value d, finite
     * @param origin bytes that the caller gets back if the observation of a buffered label does not arrive; null if they are too large, and then the label
     *     is not buffered
     */
    record Label(String id, long time, double value, byte[] origin) implements SeriesEvent {
        /** The most bytes of an origin that are kept. */
        public static final int MAX_ORIGIN = 2048;

        private static Label visit(Label present, long time, FieldVisitor fields) {
            Label known = present == null ? new Label(null, 0, 0, null) : present;
            return new Label(
                    fields.text("event.id", known.id),
                    time,
                    fields.float64("event.value", known.value),
                    fields.bytes("event.origin", known.origin));
        }

        /** The same label, of which nothing is wanted back. */
        Label withoutOrigin() {
            return new Label(id, time, value, null);
        }
    }
}
