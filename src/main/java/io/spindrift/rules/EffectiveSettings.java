package io.spindrift.rules;

import io.spindrift.model.series.SeriesSettings;
import io.spindrift.store.ChangePolicy;
import java.util.Optional;

/**
 * What is in force for a series at a time.
 *
 * @param rule that says so; empty if none does, and the settings are those that the application is configured with
 * @param settings that the series is to be learned with
 * @param changePolicy what is to become of one learned under others; empty for what is to become of all
 * @param until from which record time on another rule may be, in milliseconds since 1970; {@link Long#MAX_VALUE} for never
 */
public record EffectiveSettings(
        Optional<String> rule, SeriesSettings settings, Optional<ChangePolicy> changePolicy, long until) {}
