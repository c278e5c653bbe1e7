package io.spindrift.runtime;

import io.spindrift.processor.TopicGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the topics of an application while it runs, because Kafka Streams retries without end if a topic is missing or
 * has a new number of partitions. It checks at an interval, at each rebalance, after the failure of a thread, and
 * before the first record of a topic is processed. A permanent problem stops the application at once, before a user
 * follows the advice of Kafka Streams to reset it, which would delete the states.
 *
 * <p>One broker may not know an existing topic for a moment. So a topic counts as missing only after several checks.
 */
final class TopicWatch implements TopicGate, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
    private static final int CHECKS = 20;
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(500);

    private final RuntimeSettings settings;
    private final int partitions;
    private final String changelog;
    private final ScheduledExecutorService scheduler = Schedulers.named("spindrift-topics");
    /** Null until it is needed. Guarded by this object. */
    private Topics topics;

    private volatile boolean closed;
    /** Whether the changelog has been seen. Kafka Streams creates it some time after the start. */
    private volatile boolean changelogSeen;

    private volatile String problem = "";

    /** The problems of the topics; empty if there are none. */
    private record Findings(Optional<String> mismatch, Optional<String> missing) {
        Optional<String> any() {
            return mismatch.or(() -> missing);
        }
    }

    /** @param partitions number of partitions of each input topic */
    TopicWatch(RuntimeSettings settings, int partitions) {
        this.settings = settings;
        this.partitions = partitions;
        changelog = TopicCheck.changelog(settings);
    }

    /**
     * Starts the checks at the interval.
     *
     * @param stop receives the reason if the application cannot continue
     */
    void start(Consumer<String> stop) {
        long millis = settings.lifecycle().topicsCheckInterval().toMillis();
        scheduler.scheduleWithFixedDelay(() -> check(stop), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Checks now, in the thread of the scheduler. */
    void checkNow(Consumer<String> stop) {
        try {
            scheduler.execute(() -> check(stop));
        } catch (RejectedExecutionException e) {
            LOG.debug("the application is stopping", e);
        }
    }

    /** Returns why the topics keep the application from being ready; empty if they do not. */
    String problem() {
        return problem;
    }

    @Override
    public void admit(String topic) {
        query().mismatch().ifPresent(mismatch -> {
            throw new StartException(mismatch);
        });
    }

    @Override
    public int partitions() {
        return partitions;
    }

    /** Returns why the topics cannot be used; empty if they can, or if they cannot be queried. */
    Optional<String> mismatch() {
        try {
            Findings findings = query();
            note(findings.any().orElse(""));
            for (int i = 1;
                    i < CHECKS
                            && findings.mismatch().isEmpty()
                            && findings.missing().isPresent();
                    i++) {
                LockSupport.parkNanos(CHECK_INTERVAL.toNanos());
                findings = query();
            }
            note(findings.any().orElse(""));
            return findings.any();
        } catch (StartException e) {
            if (!closed) {
                note(e.getMessage());
            }
            return Optional.empty();
        }
    }

    private void note(String found) {
        if (!found.isEmpty() && !found.equals(problem)) {
            LOG.warn("the application is not ready: {}", found);
        }
        problem = found;
    }

    private void check(Consumer<String> stop) {
        try {
            mismatch().ifPresent(stop);
        } catch (RuntimeException e) {
            LOG.warn("could not check the topics", e);
        }
    }

    private Findings query() {
        List<String> wanted = new ArrayList<>(client().all());
        wanted.add(changelog);
        Map<String, Integer> partitions = client().partitions(wanted);
        if (!changelogSeen) {
            changelogSeen = partitions.containsKey(changelog);
            wanted.remove(changelog);
        }
        return new Findings(
                new PartitionCounts(
                                client().inputs(),
                                changelog,
                                settings.topics().observations().matched())
                        .mismatch(partitions),
                missing(wanted, partitions));
    }

    private synchronized Topics client() {
        if (closed) {
            throw new StartException("the application is stopping");
        }
        if (topics == null) {
            topics = Application.topics(settings);
        }
        return topics;
    }

    private static Optional<String> missing(List<String> wanted, Map<String, Integer> partitions) {
        List<String> missing =
                wanted.stream().filter(name -> !partitions.containsKey(name)).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("topics: expected " + String.join(", ", missing)
                        + " to exist while the application runs, got a cluster without; find out what deleted it before you "
                        + "start the application again");
    }

    @Override
    public synchronized void close() {
        closed = true;
        scheduler.shutdownNow();
        if (topics != null) {
            topics.close();
        }
    }
}
