package io.spindrift.rules;

import io.spindrift.event.SettingsRule;
import java.time.Instant;
import java.util.Map;

/**
 * A rule as it came, and whether it can be used; what could not be read is null.
 *
 * @param name of the rule
 * @param series pattern of names
 * @param validFrom record time from which it is in force, ISO 8601
 * @param priority of several rules that with the largest is in force
 * @param changePolicy keep, reset or fail; null for what settings.change.policy says
 * @param settings by name
 * @param rejectedReason why it is not used; null if it is
 */
public record RuleStatus(
        String name,
        String series,
        String validFrom,
        Integer priority,
        String changePolicy,
        Map<String, String> settings,
        String rejectedReason) {

    static RuleStatus used(SettingsRule rule) {
        return refused(rule, null);
    }

    static RuleStatus refused(SettingsRule rule, String reason) {
        return new RuleStatus(
                rule.name(),
                rule.series(),
                Instant.ofEpochMilli(rule.validFrom()).toString(),
                rule.priority(),
                rule.changePolicy().orElse(null),
                rule.settings(),
                reason);
    }

    static RuleStatus unread(String name, String reason) {
        return new RuleStatus(name, null, null, null, null, null, reason);
    }
}
