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
 * The rules of the settings topic, by name. A later rule replaces an earlier one of the same name. An invalid rule is
 * listed with the reason and applies to no series. The rules in force follow from the topic only. One thread writes,
 * any thread may read.
 */
public final class RuleRegistry {
    private final ResolvedSettings configured;
    private final SettingsResolver resolver;
    private final Map<String, Entry> entries = new TreeMap<>();
    private volatile RuleSet current;

    /** A rule as it was read. It is empty if it is invalid. */
    private record Entry(Optional<Rule> rule, RuleStatus status) {}

    /**
     * The valid rules in order of precedence, after a number of records of the topic.
     *
     * @param ignoresAlarms whether there are any spans in which no alarm begins
     */
    private record RuleSet(long version, List<Rule> rules, boolean ignoresAlarms) {}

    /**
     * @param configured settings in force where no rule applies
     * @param resolver of the settings of rules
     */
    public RuleRegistry(ResolvedSettings configured, SettingsResolver resolver) {
        this.configured = configured;
        this.resolver = resolver;
        publish(0);
    }

    /** Returns a registry without rules, for an application without a topic of settings. */
    public static RuleRegistry closed(SeriesSettings configured) {
        ResolvedSettings resolved = new ResolvedSettings(configured, IgnoredSpans.NONE);
        return new RuleRegistry(resolved, given -> resolved);
    }

    /** Returns the version of the rules, which grows with each record of the topic. */
    public long version() {
        return current.version;
    }

    /**
     * Returns the settings in force for a series.
     *
     * @param time record time, in milliseconds since 1970
     */
    public EffectiveSettings inForce(String series, long time) {
        Rule first = null;
        long until = Long.MAX_VALUE;
        for (Rule rule : current.rules) {
            if (!rule.appliesTo(series)) {
                continue;
            }
            if (rule.validFrom() > time) {
                until = Math.min(until, rule.validFrom());
            } else if (first == null) {
                first = rule;
            }
        }
        return first == null
                ? new EffectiveSettings(
                        Optional.empty(), configured.series(), configured.alarmIgnored(), Optional.empty(), until)
                : first.inForce(until);
    }

    /**
     * Returns whether no alarm of a series begins at a time.
     *
     * @param time record time, in milliseconds since 1970
     */
    public boolean ignoresAlarm(String series, long time) {
        return current.ignoresAlarms && inForce(series, time).alarmIgnored().contains(time);
    }

    /**
     * Adds or replaces the rule of a name.
     *
     * @param version of the rules after this record; larger than the version before
     * @param reader returns the rule, or throws an {@link IllegalArgumentException} that says why it cannot be read
     * @return why the rule is invalid; empty if it is valid
     */
    public Optional<String> put(long version, String name, Supplier<SettingsRule> reader) {
        try {
            return put(version, reader.get());
        } catch (IllegalArgumentException e) {
            reject(version, name, e.getMessage());
            return Optional.of(e.getMessage());
        }
    }

    /**
     * Adds or replaces a rule.
     *
     * @param version of the rules after this record; larger than the version before
     * @return why the rule is invalid; empty if it is valid
     */
    public synchronized Optional<String> put(long version, SettingsRule rule) {
        try {
            Rule checked = new Rule(rule, resolver);
            set(version, rule.name(), new Entry(Optional.of(checked), RuleStatus.valid(rule)));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            set(version, rule.name(), new Entry(Optional.empty(), RuleStatus.rejected(rule, e.getMessage())));
            return Optional.of(e.getMessage());
        }
    }

    /** Lists a rule that cannot be read. */
    synchronized void reject(long version, String name, String reason) {
        set(version, name, new Entry(Optional.empty(), RuleStatus.unreadable(name, reason)));
    }

    /** Removes a rule. */
    public synchronized void remove(long version, String name) {
        entries.remove(name);
        publish(version);
    }

    /** Returns all rules by name, including invalid ones. */
    public synchronized List<RuleStatus> all() {
        return entries.values().stream().map(Entry::status).toList();
    }

    /**
     * Waits until the rules have reached a version.
     *
     * @return whether they have reached it before the timeout
     */
    public synchronized boolean awaitVersion(long version, long timeoutMillis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        while (current.version < version) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private void set(long version, String name, Entry entry) {
        entries.put(name, entry);
        publish(version);
    }

    private synchronized void publish(long version) {
        List<Rule> usable = entries.values().stream()
                .flatMap(entry -> entry.rule().stream())
                .sorted(Rule.PRECEDENCE)
                .toList();
        boolean ignoresAlarms =
                !configured.alarmIgnored().isEmpty() || usable.stream().anyMatch(Rule::ignoresAlarms);
        current = new RuleSet(version, usable, ignoresAlarms);
        notifyAll();
    }
}
