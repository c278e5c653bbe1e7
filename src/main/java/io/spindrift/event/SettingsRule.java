package io.spindrift.event;

import java.util.Map;
import java.util.Optional;

/**
 * A record of the settings topic: other settings for some series, from a time on (schemas/settings-rule.schema.json).
 *
 * @param name of the rule, the record's key
 * @param series pattern of their names: {@code *} stands for any characters, {@code ?} for one
 * @param validFrom record time from which the rule is in force, in milliseconds since 1970
 * @param priority of several rules for a series that with the largest is in force; among equals the one valid from the latest time
 * @param change what becomes of a series that is learned under other settings: keep, reset or fail; empty for what settings.change.policy says
 * @param settings by name, as text, over those that the application is configured with
 */
public record SettingsRule(
        String name,
        String series,
        long validFrom,
        int priority,
        Optional<String> change,
        Map<String, String> settings) {}
