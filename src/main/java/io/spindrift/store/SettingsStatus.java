package io.spindrift.store;

/**
 * Result of comparing the settings of a model with those in force.
 *
 * @param current whether they are the same
 * @param changePolicy effect of a difference; null for the default of the application
 * @param until record time up to which the result is valid, in milliseconds since 1970; {@link Long#MAX_VALUE} for ever
 */
public record SettingsStatus(boolean current, ChangePolicy changePolicy, long until) {}
