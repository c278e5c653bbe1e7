package io.spindrift.store;

/**
 * The settings of a model compared with those in force.
 *
 * @param current whether they are the same
 * @param changePolicy what a difference does; null for the default of the application
 * @param until the record time from which the result may differ, in milliseconds since 1970; {@link Long#MAX_VALUE} for never
 */
public record SettingsStatus(boolean current, ChangePolicy changePolicy, long until) {}
