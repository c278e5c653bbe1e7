package io.spindrift.model.series;

/**
 * The reason why an event was rejected. A rejected event changes nothing.
 *
 * @param kind for metrics and programs
 * @param reason in words, of the form "name: expected …, got …"
 */
public record Rejection(Kind kind, String reason) {

    /** The kinds of rejected events. */
    public enum Kind {
        /** The event does not fit the series: wrong length of x, no id, a label where none is used. */
        MISMATCH,
        /** An observation under an id that was seen before. */
        DUPLICATE_OBSERVATION,
        /** A label of an observation that has one. */
        DUPLICATE_LABEL,
        /** A label that came after its observation had been passed without one. */
        EXPIRED_LABEL,
        /** A label whose observation is not known, and does not come. */
        UNKNOWN_LABEL
    }
}
