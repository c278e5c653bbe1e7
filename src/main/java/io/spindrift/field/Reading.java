package io.spindrift.field;

import io.spindrift.event.Arrival;
import io.spindrift.event.BadRecordException;

/**
 * What a record says of one series.
 *
 * @param name of the value; empty where a record has one
 * @param arrival or null where it cannot be used
 * @param why it cannot be used, or null
 */
public record Reading(String name, Arrival arrival, BadRecordException why) {

    /** What came. */
    public Arrival get() throws BadRecordException {
        if (why != null) {
            throw why;
        }
        return arrival;
    }
}
