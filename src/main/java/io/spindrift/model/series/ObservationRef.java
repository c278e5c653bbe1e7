package io.spindrift.model.series;

/**
 * Which observation of a series something belongs to.
 *
 * @param sequence its number within the series, from 0
 * @param id its id, or null
 * @param time its time, in milliseconds since 1970
 */
public record ObservationRef(long sequence, String id, long time) {}
