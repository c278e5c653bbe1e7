package io.spindrift.model.series;

/**
 * Why an event was not accepted; it then changed nothing.
 *
 * @param kind for counters and programs
 * @param reason for people: what was expected and what came
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
