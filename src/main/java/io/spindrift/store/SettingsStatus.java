package io.spindrift.store;

/**
 * How the settings of a model stand to those in force.
 *
 * @param current whether they are the same
 * @param change what is to become of the model if not; null for what is to become of all
 * @param until from which record time on it may be otherwise, in milliseconds since 1970; {@link Long#MAX_VALUE} for never
 */
public record SettingsStatus(boolean current, SettingsChange change, long until) {}
