package io.spindrift.rules;

import io.spindrift.model.series.SeriesSettings;
import java.util.Map;

/** From the settings that a rule gives to all that a series is learned with. */
@FunctionalInterface
public interface SettingsResolver {

    /**
     * The settings of the application with these over them.
     *
     * @param given by name, as text
     * @throws IllegalArgumentException naming the first that cannot be used
     */
    SeriesSettings resolve(Map<String, String> given);
}
