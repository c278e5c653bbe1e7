package io.spindrift.rules;

import io.spindrift.event.SettingsRule;
import io.spindrift.store.ChangePolicy;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** A checked rule. */
final class Rule {
    /** Orders rules so that the one that takes effect is first: by priority, then by the later start, then by name. */
    static final Comparator<Rule> PRECEDENCE = Comparator.<Rule>comparingInt(rule -> rule.given.priority())
            .thenComparingLong(rule -> rule.given.validFrom())
            .reversed()
            .thenComparing(rule -> rule.given.name());

    private final SettingsRule given;
    private final SeriesPattern pattern;
    private final Optional<ChangePolicy> changePolicy;
    private final ResolvedSettings settings;

    /** @throws IllegalArgumentException if the pattern, the change or a setting is invalid */
    Rule(SettingsRule given, SettingsResolver resolver) {
        this.given = given;
        pattern = new SeriesPattern(given.series());
        changePolicy = given.changePolicy().map(Rule::changePolicy);
        settings = resolver.resolve(given.settings());
    }

    boolean appliesTo(String series) {
        return pattern.matches(series);
    }

    long validFrom() {
        return given.validFrom();
    }

    boolean ignoresAlarms() {
        return !settings.alarmIgnored().isEmpty();
    }

    EffectiveSettings inForce(long until) {
        return new EffectiveSettings(
                Optional.of(given.name()), settings.series(), settings.alarmIgnored(), changePolicy, until);
    }

    private static ChangePolicy changePolicy(String text) {
        for (ChangePolicy policy : ChangePolicy.values()) {
            if (policy.name().toLowerCase(Locale.ROOT).equals(text)) {
                return policy;
            }
        }
        throw new IllegalArgumentException("changePolicy: expected keep, reset or fail, got " + text);
    }
}
