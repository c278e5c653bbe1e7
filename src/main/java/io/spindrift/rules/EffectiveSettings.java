package io.spindrift.rules;

import io.spindrift.model.series.SeriesSettings;
import io.spindrift.store.ChangePolicy;
import java.util.Optional;

/**
 * The settings in force for a series at a record time.
 *
 * @param rule name of the rule that gives them; empty if no rule applies and they are those of the application
 * @param settings with which the series is to be learned
 * @param alarmIgnored spans in which no alarm of the series begins
 * @param changePolicy what happens to a series that is learned under other settings; empty for the default of the application
 * @param until record time from which another rule may apply, in milliseconds since 1970; {@link Long#MAX_VALUE} if
 *     none follows
 */
public record EffectiveSettings(
        Optional<String> rule,
        SeriesSettings settings,
        IgnoredSpans alarmIgnored,
        Optional<ChangePolicy> changePolicy,
        long until) {}
