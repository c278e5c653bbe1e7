package io.spindrift.runtime;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until the brokers know new topics. The controller knows a topic before them, and meanwhile a broker answers
 * that the topic does not exist.
 */
final class TopicVisibility {
    /** How long to wait for a topic if this user may not ask the controller whether it exists. */
    private static final long UNCERTAIN_SECONDS = 5;

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Topics topics;

    TopicVisibility(Topics topics) {
        this.topics = topics;
    }

    /** Returns the existing ones of some topics, by name. Waits for those that the brokers do not know yet. */
    Map<String, Topics.Description> describe(Collection<String> wanted) {
        Map<String, Topics.Description> existing = topics.query(wanted);
        Set<String> created = new HashSet<>();
        Set<String> uncertain = new HashSet<>();
        for (String name : wanted) {
            if (!existing.containsKey(name)) {
                topics.inController(name)
                        .ifPresentOrElse(
                                exists -> {
                                    if (exists) {
                                        created.add(name);
                                    }
                                },
                                () -> uncertain.add(name));
            }
        }
        if (created.isEmpty() && uncertain.isEmpty()) {
            return existing;
        }
        await(created);
        within(UNCERTAIN_SECONDS, uncertain);
        return topics.query(wanted);
    }

    /** Waits until the brokers know topics that exist on the controller. */
    void await(Collection<String> created) {
        if (!within(Topics.WAIT_SECONDS, created)) {
            throw new StartException("topics: expected the brokers to know " + String.join(", ", created) + " within "
                    + Topics.WAIT_SECONDS
                    + " s after their creation, got fewer; check whether the brokers are behind the controller, and start "
                    + "again");
        }
    }

    private boolean within(long seconds, Collection<String> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!wanted.isEmpty() && !topics.partitions(wanted).keySet().containsAll(wanted)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }
}
