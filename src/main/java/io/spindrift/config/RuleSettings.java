package io.spindrift.config;

import io.spindrift.model.series.SeriesSettings;
import io.spindrift.rules.SettingsResolver;
import io.spindrift.runtime.RuntimeSettings;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;

/** Resolves the settings of rules. A rule's settings override those of the application, and are checked in the same way. */
final class RuleSettings implements SettingsResolver {
    /** The settings that a rule may give: all settings that affect learning, except those that describe the input records. */
    static final Set<String> NAMES = names();

    private final Map<String, String> configured;

    /** @param configured all settings that were given to the application */
    RuleSettings(Map<String, String> configured) {
        this.configured = configured;
    }

    @Override
    public SeriesSettings resolve(Map<String, String> given) {
        for (String name : given.keySet()) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(name + ": expected a setting that a rule may give ("
                        + String.join(", ", NAMES) + "), got another");
            }
        }
        try {
            Configuration resolved =
                    new Configuration(new Sources().settings(configured).settings(given));
            SeriesSettings series = resolved.series();
            RuntimeSettings.requireStateWithin(series, resolved.stateMaxBytes());
            return series;
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
