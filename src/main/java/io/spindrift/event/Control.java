package io.spindrift.event;

import java.util.Locale;
import java.util.Map;

/**
 * A command for the state of a series. It is a record of the observations topic with the key of the series and the command in a
 * header, {@value #HEADER}; its value does not matter (schemas/control-headers.schema.json).
 */
public enum Control {
    /** The series restarts without its state. */
    RESET,
    /** The series continues from the last point at which its damaged state can be read. */
    REPAIR,
    /** The state of the series is deleted. */
    DELETE;

    /** The name of the header with the command. */
    public static final String HEADER = "spindrift.control";
    /**
     * The name of the header that selects one series of a key with several. Without it, the command applies to all series of
     * the key.
     */
    public static final String SERIES = "spindrift.series";

    /** The text of the command in the header: {@code reset}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the headers of a command for all series of its key. */
    public Map<String, String> headers() {
        return Map.of(HEADER, text());
    }

    /** Returns the headers of a command for one series of its key. */
    public Map<String, String> headers(String series) {
        return Map.of(HEADER, text(), SERIES, series);
    }

    /**
     * Reads the command in a header.
     *
     * @throws BadRecordException if the text is not a command
     */
    public static Control of(String text) throws BadRecordException {
        for (Control control : values()) {
            if (control.text().equals(text)) {
                return control;
            }
        }
        throw new BadRecordException(
                DeadLetter.Kind.FIELD, HEADER + ": expected reset, repair or delete, got '" + text + "'");
    }
}
