package io.spindrift.field;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.InputRecord;

/**
 * What a record says of one series.
 *
 * @param name of the value; empty where a record has one
 * @param arrival or null where it cannot be used
 * @param why it cannot be used, or null
 */
public record FieldResult(String name, InputRecord arrival, BadRecordException why) {

    /** What came. */
    public InputRecord get() throws BadRecordException {
        if (why != null) {
            throw why;
        }
        return arrival;
    }
}
