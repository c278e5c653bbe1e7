package io.spindrift.fuzz;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.event.SettingsRule;
import io.spindrift.json.RuleReader;
import io.spindrift.json.RuleWriter;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.runtime.RuntimeSettings;
import java.util.Map;

/** Values of the settings topic, and what becomes of them. */
public final class SettingsRuleFuzz {
    private static final RuntimeSettings RUNTIME =
            new Configuration(new Sources().settings(Map.of("bootstrap.servers", "none:1"))).runtime();
    private static final RuleReader READER = new RuleReader();

    private SettingsRuleFuzz() {}

    public static void fuzzerTestOneInput(byte[] json) {
        SettingsRule rule;
        try {
            rule = READER.read("rule", json);
        } catch (IllegalArgumentException e) {
            Refusal.require(e.getMessage());
            return;
        }
        if (!READER.read("rule", RuleWriter.bytes(rule)).equals(rule)) {
            throw new AssertionError(rule + " is written and read as another");
        }
        RuleRegistry rules = RUNTIME.newRules();
        rules.put(1, rule).ifPresent(Refusal::require);
        rules.inForce("series-1", rule.validFrom());
    }
}
