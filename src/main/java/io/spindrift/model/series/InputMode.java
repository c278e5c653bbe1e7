package io.spindrift.model.series;

/** Where the label of an observation comes from. */
public enum InputMode {
    /** An observation carries an id and a regressor; its label comes under the same id, at once or later. */
    REGRESSION,
    /** An observation carries a value; the label of a forecast h ahead is the value h observations later. */
    SERIES
}
