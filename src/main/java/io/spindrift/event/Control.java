package io.spindrift.event;

import java.util.Locale;
import java.util.Map;

/**
 * What is to be done with the state of a series: a record of the observations topic under the series' key with this in a
 * header, {@value #HEADER}; its value does not matter (schemas/control-headers.schema.json).
 */
public enum Control {
    /** It begins anew. */
    RESET,
    /** A state that cannot be read goes on from where it can be read to. */
    REPAIR,
    /** Nothing is known of it any more. */
    DELETE;

    /** The header. */
    public static final String HEADER = "spindrift.control";
    /** The header that names one series, where a key has several; without it, all series of the key are meant. */
    public static final String SERIES = "spindrift.series";

    /** As it stands in the header: {@code reset}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The headers of such a record for all series of its key. */
    public Map<String, String> headers() {
        return Map.of(HEADER, text());
    }

    /** The headers of such a record for one series of its key. */
    public Map<String, String> headers(String series) {
        return Map.of(HEADER, text(), SERIES, series);
    }

    /**
     * The control of a header's text.
     *
     * @throws BadRecordException if it is none
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
