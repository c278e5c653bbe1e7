package io.spindrift.event;

import io.spindrift.text.Printable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Why an input record was published to the dead letters, and its position. The dead letter has the key, the value and the
 * headers of that record; this record is the content of the headers that are added to them
 * (schemas/dead-letter-headers.schema.json).
 *
 * @param kind the kind of the error, for programs
 * @param reason the same for people: the expected and the actual content
 * @param topic the topic of the record
 * @param partition the partition of the record
 * @param offset the offset of the record
 * @param timestamp the timestamp of the record, in milliseconds since 1970, unchanged
 * @param field the name of the value that cannot be used, in a record with several values; empty if the whole record cannot be
 *     used
 */
public record DeadLetter(
        Kind kind, String reason, String topic, int partition, long offset, long timestamp, String field) {
    /** The prefix of all header names. */
    public static final String PREFIX = "spindrift.";
    /** The name of the header of the kind. */
    public static final String KIND = PREFIX + "kind";
    /** The name of the header of the reason. */
    public static final String REASON = PREFIX + "reason";
    /**
     * The name of a header that is set if the record did not fit into the dead-letter topic. It lists the parts that were cut
     * and their sizes in bytes, such as {@code key 3000000, value 12}.
     */
    public static final String TRUNCATED = PREFIX + "truncated";

    private static final int MAX_REASON = 1000;

    /** The kinds of dead letters. */
    public enum Kind {
        /** The record has no key, or a key that is not the name of a series. */
        KEY,
        /** The record is too large. */
        SIZE,
        /** The value is not JSON, or is nested too deeply. */
        JSON,
        /** The value does not begin with the id of a known schema, or does not match that schema. */
        SCHEMA,
        /** A field is missing, of the wrong type or out of range. */
        FIELD,
        /**
         * The time is before 1970 or after 9999, or comes from a field and is too far ahead of the record's timestamp
         * (timestamp.max.ahead.ms).
         */
        TIME,
        /** The record does not fit its series. */
        MISMATCH,
        /** The observation has the id of an earlier one. */
        DUPLICATE_OBSERVATION,
        /** The observation of the label has a label already. */
        DUPLICATE_LABEL,
        /** The label came after its observation had expired. */
        EXPIRED_LABEL,
        /** The observation of the label is unknown, and did not come in time. */
        UNKNOWN_LABEL,
        /** The stored state of the series cannot be read. */
        STATE,
        /** The series is new, and its partition has reached series.max.per.partition. */
        SERIES_LIMIT;

        /** The text of the kind in a header and in the name of a counter: {@code duplicate-label}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public DeadLetter {
        // People read the reason in tools that print control characters unchanged.
        reason = Printable.of(reason);
        if (reason.length() > MAX_REASON) {
            reason = reason.substring(0, MAX_REASON) + "…";
        }
    }

    /** Returns the headers, in the order in which they are written. */
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
