package io.spindrift.runtime;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for topics that were created a moment ago, since the controller knows them before the brokers do. A broker that does not know
 * a topic yet says of it what it says of one that does not exist.
 */
final class TopicVisibility {
    /** How long a topic is looked for where this user may not ask the controller whether it exists. */
    private static final long UNCERTAIN_SECONDS = 5;

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Topics topics;

    TopicVisibility(Topics topics) {
        this.topics = topics;
    }

    /** Those of some topics that exist, by name, once the brokers know them. */
    Map<String, Topics.Description> describe(Collection<String> wanted) {
        Map<String, Topics.Description> found = topics.look(wanted);
        Set<String> created = new HashSet<>();
        Set<String> uncertain = new HashSet<>();
        for (String name : wanted) {
            if (!found.containsKey(name)) {
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
            return found;
        }
        await(created);
        within(UNCERTAIN_SECONDS, uncertain);
        return topics.look(wanted);
    }

    /** Waits until the brokers know topics that the controller has. */
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
