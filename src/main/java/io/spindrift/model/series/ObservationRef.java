package io.spindrift.model.series;

import io.spindrift.model.state.FieldVisitor;

/**
 * Which observation of a series something belongs to.
 *
 * @param sequence its number within the series, from 0
 * @param id its id, or null
 * @param time its time, in milliseconds since 1970
 * @param alarmIgnored whether no alarm begins with it
 */
public record ObservationRef(long sequence, String id, long time, boolean alarmIgnored) {
    /** An observation that an alarm may begin with. */
    public ObservationRef(long sequence, String id, long time) {
        this(sequence, id, time, false);
    }

    static ObservationRef of(long sequence, SeriesEvent.Observation event) {
        return new ObservationRef(sequence, event.id(), event.time(), event.alarmIgnored());
    }

    /**
     * Saves an observation, or restores it.
     *
     * @param field name of the field that has it
     * @param current null for none
     */
    static ObservationRef visit(FieldVisitor fields, String field, ObservationRef current) {
        ObservationRef known = current == null ? new ObservationRef(0, null, 0) : current;
        return new ObservationRef(
                fields.int64(field + ".sequence", known.sequence),
                fields.text(field + ".id", known.id),
                fields.int64(field + ".time", known.time),
                fields.flag(field + ".alarmIgnored", known.alarmIgnored));
    }
}
