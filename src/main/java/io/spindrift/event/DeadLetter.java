package io.spindrift.event;

import io.spindrift.text.Printable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Why an input record ended among the dead letters, and where it stood. The dead letter itself has the key, the value and
 * the headers of that record; this is what its headers say in addition (schemas/dead-letter-headers.schema.json).
 *
 * @param kind for programs
 * @param reason for people: what was expected and what came
 * @param topic of the record
 * @param partition of the record
 * @param offset of the record
 * @param timestamp of the record, in milliseconds since 1970, as it came
 * @param field the name of the value that could not be used, where a record has several; empty where it is the record
 */
public record DeadLetter(
        Kind kind, String reason, String topic, int partition, long offset, long timestamp, String field) {
    /** All header names begin so. */
    public static final String PREFIX = "spindrift.";
    /** The header of the kind. */
    public static final String KIND = PREFIX + "kind";
    /** The header that says the same in words. */
    public static final String REASON = PREFIX + "reason";
    /**
     * Present when the record did not fit the dead-letter topic: what of it was cut, and how many bytes that had, such as
     * {@code key 3000000, value 12}.
     */
    public static final String TRUNCATED = PREFIX + "truncated";

    private static final int MAX_REASON = 1000;

    /** The kinds of dead letters. */
    public enum Kind {
        /** The record has no key, or one that is no series name. */
        KEY,
        /** The record is too large. */
        SIZE,
        /** The value is not JSON, or is nested too deeply. */
        JSON,
        /** The value does not begin with the id of a schema that is known, or is not of that schema. */
        SCHEMA,
        /** A field is missing, of the wrong type or out of range. */
        FIELD,
        /** The time is before 1970 or after 9999, or a field has it and it is too far ahead of the record's timestamp (timestamp.max.ahead.ms). */
        TIME,
        /** The record does not fit its series. */
        MISMATCH,
        /** An observation under an id that was seen before. */
        DUPLICATE_OBSERVATION,
        /** A label of an observation that has one. */
        DUPLICATE_LABEL,
        /** A label that came after its observation had been passed without it. */
        EXPIRED_LABEL,
        /** A label whose observation is not known and did not come. */
        UNKNOWN_LABEL,
        /** The stored state of the series cannot be read. */
        STATE,
        /** The series is new, and its partition has as many as it may have. */
        SERIES_LIMIT;

        /** As it stands in a header or in the name of a counter: {@code duplicate-label}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public DeadLetter {
        // People read it with tools that print it as it is.
        reason = Printable.of(reason);
        if (reason.length() > MAX_REASON) {
            reason = reason.substring(0, MAX_REASON) + "…";
        }
    }

    /** The headers, in the order in which they are written. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(KIND, kind.text());
        headers.put(REASON, reason);
        headers.put(PREFIX + "topic", topic);
        headers.put(PREFIX + "partition", Integer.toString(partition));
        headers.put(PREFIX + "offset", Long.toString(offset));
        headers.put(PREFIX + "timestamp", Long.toString(timestamp));
        if (!field.isEmpty()) {
            headers.put(PREFIX + "field", field);
        }
        return headers;
    }
}
