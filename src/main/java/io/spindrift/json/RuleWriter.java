package io.spindrift.json;

import io.spindrift.event.SettingsRule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the values of the settings topic (schemas/settings-rule.schema.json). */
public final class RuleWriter {
    private RuleWriter() {}

    /** Returns a rule as JSON in UTF-8. */
    public static byte[] bytes(SettingsRule rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("series", rule.series());
        fields.put("validFrom", Instant.ofEpochMilli(rule.validFrom()).toString());
        fields.put("priority", rule.priority());
        rule.changePolicy().ifPresent(policy -> fields.put("changePolicy", policy));
        fields.put("settings", rule.settings());
        return JsonText.bytes(fields);
    }
}
