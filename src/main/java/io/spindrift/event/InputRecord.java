package io.spindrift.event;

import java.util.OptionalDouble;

/** The content of the value of an input record. Its series and its time come from the record's key and timestamp. */
public sealed interface InputRecord {

    /**
     * An observation.
     *
     * @param id the id, or null if the record has none
     * @param x the features; empty if the record has none
     * @param value series mode: the value; regression mode: the label, if it is in the same record
     */
    record Observation(String id, double[] x, OptionalDouble value) implements InputRecord {}

    /**
     * The label of an observation.
     *
     * @param id the id of the observation
     * @param value the label, a finite number
     */
    record Label(String id, double value) implements InputRecord {}
}
