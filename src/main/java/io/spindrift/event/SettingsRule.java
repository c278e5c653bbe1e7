package io.spindrift.event;

import java.util.Map;
import java.util.Optional;

/**
 * A record of the settings topic: other settings for some series, valid from a time on (schemas/settings-rule.schema.json).
 *
 * @param name the name of the rule, which is the record's key
 * @param series the pattern of the names of the series: {@code *} matches any characters, {@code ?} matches one
 * @param validFrom the record time from which the rule is in force, in milliseconds since 1970
 * @param priority if several rules match a series, the one with the largest priority is in force; among equals, the one that is
 *     valid from the latest time
 * @param changePolicy what happens to a series that was learned under other settings: keep, reset or fail; empty to use
 *     settings.change.policy
 * @param settings the settings by name, as text; they override those of the application
 */
public record SettingsRule(
        String name,
        String series,
        long validFrom,
        int priority,
        Optional<String> changePolicy,
        Map<String, String> settings) {}
