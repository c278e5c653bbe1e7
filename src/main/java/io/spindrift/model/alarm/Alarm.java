package io.spindrift.model.alarm;

/**
 * Something unusual that has not ended yet, and why it is unusual.
 *
 * @param since time of the observation that began it, in milliseconds since 1970
 * @param time of the most unusual observation
 * @param detector that found this observation
 * @param evidence that it had
 */
public record Alarm(long since, long time, Detector detector, Evidence evidence) {}
