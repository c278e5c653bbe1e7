package io.spindrift.rules;

import io.spindrift.model.series.SeriesSettings;

/**
 * The settings of the application, with those of a rule in their place.
 *
 * @param series how series are learned; each series stores these settings when it starts
 * @param alarmIgnored spans in which no alarm begins. They are stored with no series, so they also apply to series that keep their settings
 */
public record ResolvedSettings(SeriesSettings series, IgnoredSpans alarmIgnored) {}
