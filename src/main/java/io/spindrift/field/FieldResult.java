package io.spindrift.field;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.InputRecord;

/**
 * The content of a record for one series.
 *
 * @param name the name of the value; empty if a record has one value
 * @param arrival the content, or null if it cannot be used
 * @param why the reason why it cannot be used, or null
 */
public record FieldResult(String name, InputRecord arrival, BadRecordException why) {

    /** Returns the content. */
    public InputRecord get() throws BadRecordException {
        if (why != null) {
            throw why;
        }
        return arrival;
    }
}
