package io.spindrift.rules;

import io.spindrift.event.SettingsRule;
import java.time.Instant;
import java.util.Map;

/**
 * A rule as it was read, and whether it is valid. Fields that could not be read are null.
 *
 * @param name of the rule
 * @param series pattern of names
 * @param validFrom record time from which it is in force, ISO 8601
 * @param priority the matching rule with the largest priority is in force
 * @param changePolicy keep, reset or fail; null for the value of settings.change.policy
 * @param settings by name
 * @param rejectedReason why it is invalid; null if it is valid
 */
public record RuleStatus(
        String name,
        String series,
        String validFrom,
        Integer priority,
        String changePolicy,
        Map<String, String> settings,
        String rejectedReason) {

    static RuleStatus valid(SettingsRule rule) {
        return rejected(rule, null);
    }

    static RuleStatus rejected(SettingsRule rule, String reason) {
        return new RuleStatus(
                rule.name(),
                rule.series(),
                Instant.ofEpochMilli(rule.validFrom()).toString(),
                rule.priority(),
                rule.changePolicy().orElse(null),
                rule.settings(),
                reason);
    }

    static RuleStatus unreadable(String name, String reason) {
        return new RuleStatus(name, null, null, null, null, null, reason);
    }
}
