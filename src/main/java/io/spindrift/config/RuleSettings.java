package io.spindrift.config;

import io.spindrift.model.series.SeriesSettings;
import io.spindrift.rules.ResolvedSettings;
import io.spindrift.rules.SettingsResolver;
import io.spindrift.runtime.RuntimeSettings;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;

/** Resolves the settings of rules. A rule's settings override those of the application, and are checked in the same way. */
final class RuleSettings implements SettingsResolver {
    /**
     * The settings that a rule may give: all settings that affect learning, except those that describe the input records, and the spans in which no
     * alarm begins. Those of {@link
     * ModelKeys} and {@link TuningKeys} are taken over as they are declared; others are listed one by one.
     */
    static final Set<String> NAMES = names();

    /** The same names for a message, with the prefix in place of the many tuning settings. */
    private static final String SHORT_LIST = NAMES.stream()
            .map(name -> name.startsWith(TuningKeys.PREFIX) ? TuningKeys.PREFIX + "*" : name)
            .distinct()
            .collect(Collectors.joining(", "));

    private final Map<String, String> configured;

    /** @param configured all settings that were given to the application */
    RuleSettings(Map<String, String> configured) {
        this.configured = configured;
    }

    @Override
    public ResolvedSettings resolve(Map<String, String> given) {
        for (String name : given.keySet()) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        name + ": expected a setting that a rule may give (" + SHORT_LIST + "), got another");
            }
        }
        try {
            Configuration resolved =
                    new Configuration(new Sources().settings(configured).settings(given));
            SeriesSettings series = resolved.series();
            RuntimeSettings.requireStateWithin(series, resolved.stateMaxBytes());
            return new ResolvedSettings(series, resolved.alarmIgnored());
        } catch (ConfigurationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Set<String> names() {
        ConfigDef models = new ConfigDef();
        ModelKeys.define(models);
        TuningKeys.define(models);
        Set<String> names = new TreeSet<>(models.names());
        names.addAll(Set.of(
                SeriesKeys.SERIES_LAGS,
                SeriesKeys.SERIES_HORIZONS,
                SeriesKeys.SERIES_INTERVAL,
                SeriesKeys.SERIES_SEASONS,
                SeriesKeys.INTERVAL_LEVELS,
                SeriesKeys.QUANTILES,
                SeriesKeys.ALARM_RATE,
                SeriesKeys.ALARM_RATE_SERIES,
                SeriesKeys.ALARM_IGNORED,
                SeriesKeys.ALARM_IGNORED_ZONE,
                SeriesKeys.FORECAST_MIN,
                SeriesKeys.FORECAST_MAX,
                SeriesKeys.FEATURES_MAX,
                SeriesKeys.LABEL_TIMEOUT,
                SeriesKeys.LABELS_PENDING_MAX,
                SeriesKeys.LABELS_BUFFER_MAX,
                SeriesKeys.DEDUP_WINDOW,
                SeriesKeys.FORECAST_PENDING_MAX,
                SeriesKeys.SCALE_WINDOW,
                StateKeys.PRECISION));
        return names;
    }
}
