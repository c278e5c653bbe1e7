package io.spindrift.model.cleaning;

/**
 * A value that is too far from its forecast to be believed.
 *
 * @param row of the series
 * @param raw value
 * @param expected its forecast, internal
 */
record Suspect(long row, double raw, double expected) {}
