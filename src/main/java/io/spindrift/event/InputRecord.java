package io.spindrift.event;

import java.util.OptionalDouble;

/** What the value of an input record says; its series and time are the record's key and timestamp. */
public sealed interface InputRecord {

    /**
     * An observation.
     *
     * @param id or null where the record has none
     * @param x the regressor; empty where the record has none
     * @param value series mode: the value; regression mode: the label, if the observation brings it
     */
    record Observation(String id, double[] x, OptionalDouble value) implements InputRecord {}

    /**
     * The label of an observation.
     *
     * @param id that of the observation
     * @param value finite
     */
    record Label(String id, double value) implements InputRecord {}
}
