package io.spindrift.rules;

import java.util.Map;

/** Combines the settings that a rule gives with those of the application. */
@FunctionalInterface
public interface SettingsResolver {

    /**
     * Returns the settings of the application, with the given ones in place of those of the same names.
     *
     * @param given by name, as text
     * @throws IllegalArgumentException naming the first that is invalid
     */
    ResolvedSettings resolve(Map<String, String> given);
}
