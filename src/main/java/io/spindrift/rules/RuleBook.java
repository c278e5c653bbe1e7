package io.spindrift.rules;

import io.spindrift.event.SettingsRule;
import io.spindrift.model.series.SeriesSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The rules of the settings topic, each under its name; a later one takes the place of an earlier one. One that cannot be used is
 * shown with the reason and concerns no series, as if it had not come: what is in force follows from the topic alone. Written by one
 * thread, read by any.
 */
public final class RuleBook {
    private final SeriesSettings configured;
    private final SettingsResolver resolver;
    private final Map<String, RuleStatus> statuses = new TreeMap<>();
    private final Map<String, Rule> usable = new TreeMap<>();
    private volatile Edition edition = new Edition(0, List.of());

    /** What is usable, in the order of precedence, and how far the topic has been read. */
    private record Edition(long number, List<Rule> rules) {}

    /**
     * A book without rules.
     *
     * @param configured what is in force where no rule is
     * @param resolver of the settings of rules
     */
    public RuleBook(SeriesSettings configured, SettingsResolver resolver) {
        this.configured = configured;
        this.resolver = resolver;
    }

    /** A book that stays without rules. */
    public static RuleBook closed(SeriesSettings configured) {
        return new RuleBook(configured, given -> configured);
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
    public InForce inForce(String series, long time) {
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
                ? new InForce(Optional.empty(), configured, Optional.empty(), until)
                : first.inForce(until);
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
            note(number, rule.name(), checked, RuleStatus.used(rule));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            note(number, rule.name(), null, RuleStatus.refused(rule, e.getMessage()));
            return Optional.of(e.getMessage());
        }
    }

    /** Notes that what came under a name cannot be read. */
    public synchronized void refuse(long number, String name, String reason) {
        note(number, name, null, RuleStatus.unread(name, reason));
    }

    /** Takes a rule out. */
    public synchronized void remove(long number, String name) {
        note(number, name, null, null);
    }

    /** All rules, those that cannot be used among them, by name. */
    public synchronized List<RuleStatus> all() {
        return new ArrayList<>(statuses.values());
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

    private void note(long number, String name, Rule rule, RuleStatus status) {
        if (status == null) {
            statuses.remove(name);
        } else {
            statuses.put(name, status);
        }
        if (rule == null) {
            usable.remove(name);
        } else {
            usable.put(name, rule);
        }
        edition = new Edition(
                number, usable.values().stream().sorted(Rule.PRECEDENCE).toList());
        notifyAll();
    }
}
