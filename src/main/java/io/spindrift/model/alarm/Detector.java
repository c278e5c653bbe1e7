package io.spindrift.model.alarm;

/** The kinds of unusual observations. */
public enum Detector {
    /** The value, given the forecast of the least horizon. */
    NEXT,
    /** The value, given the forecast of the farthest horizon. */
    FARTHEST,
    /** The level: the value, given its slow mean. */
    LEVEL,
    /** The size of the last errors of the least horizon. */
    VOLATILITY
}
