package io.spindrift.rules;

import io.spindrift.event.SettingsRule;
import io.spindrift.model.series.SeriesSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The rules of the settings topic, each under its name; a later one takes the place of an earlier one. One that cannot be used is
 * shown with the reason and concerns no series, as if it had not come: what is in force follows from the topic alone. Written by one
 * thread, read by any.
 */
public final class RuleRegistry {
    private final SeriesSettings configured;
    private final SettingsResolver resolver;
    private final Map<String, Kept> kept = new TreeMap<>();
    private volatile Edition edition = new Edition(0, List.of());

    /** What came under a name; the rule is empty where it cannot be used. */
    private record Kept(Optional<Rule> rule, RuleStatus status) {}

    /** What is usable, in the order of precedence, and how far the topic has been read. */
    private record Edition(long number, List<Rule> rules) {}

    /**
     * A book without rules.
     *
     * @param configured what is in force where no rule is
     * @param resolver of the settings of rules
     */
    public RuleRegistry(SeriesSettings configured, SettingsResolver resolver) {
        this.configured = configured;
        this.resolver = resolver;
    }

    /** A book that stays without rules. */
    public static RuleRegistry closed(SeriesSettings configured) {
        return new RuleRegistry(configured, given -> configured);
    }

    /** Grows with each record of the topic. */
    public long edition() {
        return edition.number;
    }

    /**
     * What is in force for a series.
     *
     * @param time by record time, in milliseconds since 1970
     */
    public EffectiveSettings inForce(String series, long time) {
        Rule first = null;
        long until = Long.MAX_VALUE;
        for (Rule rule : edition.rules) {
            if (!rule.concerns(series)) {
                continue;
            }
            if (rule.validFrom() > time) {
                until = Math.min(until, rule.validFrom());
            } else if (first == null) {
                first = rule;
            }
        }
        return first == null
                ? new EffectiveSettings(Optional.empty(), configured, Optional.empty(), until)
                : first.inForce(until);
    }

    /**
     * Takes in what stands under a name.
     *
     * @param number of the edition that it makes, larger than that before
     * @param reading gives the rule, or throws an {@link IllegalArgumentException} that says why there is none
     * @return why it cannot be used; empty if it can
     */
    public Optional<String> take(long number, String name, Supplier<SettingsRule> reading) {
        try {
            return put(number, reading.get());
        } catch (IllegalArgumentException e) {
            refuse(number, name, e.getMessage());
            return Optional.of(e.getMessage());
        }
    }

    /**
     * Takes a rule in.
     *
     * @param number of the edition that it makes, larger than that before
     * @return why it cannot be used; empty if it can
     */
    public synchronized Optional<String> put(long number, SettingsRule rule) {
        try {
            Rule checked = new Rule(rule, resolver);
            note(number, rule.name(), new Kept(Optional.of(checked), RuleStatus.used(rule)));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            note(number, rule.name(), new Kept(Optional.empty(), RuleStatus.refused(rule, e.getMessage())));
            return Optional.of(e.getMessage());
        }
    }

    /** Notes that what came under a name cannot be read. */
    synchronized void refuse(long number, String name, String reason) {
        note(number, name, new Kept(Optional.empty(), RuleStatus.unread(name, reason)));
    }

    /** Takes a rule out. */
    public synchronized void remove(long number, String name) {
        kept.remove(name);
        publish(number);
    }

    /** All rules, those that cannot be used among them, by name. */
    public synchronized List<RuleStatus> all() {
        return kept.values().stream().map(Kept::status).toList();
    }

    /**
     * Waits until an edition is known here.
     *
     * @return whether it is
     */
    public synchronized boolean await(long number, long timeoutMillis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        while (edition.number < number) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private void note(long number, String name, Kept what) {
        kept.put(name, what);
        publish(number);
    }

    private void publish(long number) {
        List<Rule> usable = kept.values().stream()
                .flatMap(each -> each.rule().stream())
                .sorted(Rule.PRECEDENCE)
                .toList();
        edition = new Edition(number, usable);
        notifyAll();
    }
}
