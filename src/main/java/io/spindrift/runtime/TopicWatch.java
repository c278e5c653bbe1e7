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
 * Looks at the topics of an application while it runs, since Kafka Streams retries without end where a topic is gone or has got more
 * partitions: now and then, at each rebalance, when a thread has failed, and before the first record of a topic is read. What
 * cannot pass ends the application at once, before Kafka Streams gives advice that would delete what was learned.
 *
 * <p>A topic that is missing may only be unknown to one broker for a moment, so that is believed when it is seen again.
 */
final class TopicWatch implements TopicGate, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
    private static final int LOOKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final RuntimeSettings settings;
    private final int partitions;
    private final String changelog;
    private final ScheduledExecutorService scheduler = Schedulers.named("spindrift-topics");
    /** Null until it is needed; guarded by this. */
    private Topics topics;

    private volatile boolean closed;
    /** Whether the changelog was there: Kafka Streams creates it some time after the start. */
    private volatile boolean learned;

    private volatile String problem = "";

    /** What is wrong with the topics, in words; empty for nothing. */
    private record Findings(Optional<String> mismatch, Optional<String> missing) {
        Optional<String> any() {
            return mismatch.or(() -> missing);
        }
    }

    /** @param partitions how many each input topic has */
    TopicWatch(RuntimeSettings settings, int partitions) {
        this.settings = settings;
        this.partitions = partitions;
        changelog = TopicCheck.changelog(settings);
    }

    /**
     * Begins to look.
     *
     * @param stop is told why the application cannot go on
     */
    void start(Consumer<String> stop) {
        long millis = settings.lifecycle().topicsCheckInterval().toMillis();
        scheduler.scheduleWithFixedDelay(() -> check(stop), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Looks now, in a thread of its own. */
    void lookNow(Consumer<String> stop) {
        try {
            scheduler.execute(() -> check(stop));
        } catch (RejectedExecutionException e) {
            LOG.debug("the application is stopping", e);
        }
    }

    /** Why the application is not ready, as far as its topics are the reason; empty if they are not. */
    String problem() {
        return problem;
    }

    @Override
    public void admit(String topic) {
        look().mismatch().ifPresent(mismatch -> {
            throw new StartException(mismatch);
        });
    }

    @Override
    public int partitions() {
        return partitions;
    }

    /** Why the topics as they are cannot be worked with; empty if they can, or cannot be looked at. */
    Optional<String> misfit() {
        try {
            Findings findings = look();
            note(findings.any().orElse(""));
            for (int i = 1;
                    i < LOOKS
                            && findings.mismatch().isEmpty()
                            && findings.missing().isPresent();
                    i++) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                findings = look();
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

    private void note(String now) {
        if (!now.isEmpty() && !now.equals(problem)) {
            LOG.warn("the application is not ready: {}", now);
        }
        problem = now;
    }

    private void check(Consumer<String> stop) {
        try {
            misfit().ifPresent(stop);
        } catch (RuntimeException e) {
            LOG.warn("could not check the topics", e);
        }
    }

    private Findings look() {
        List<String> wanted = new ArrayList<>(client().all());
        wanted.add(changelog);
        Map<String, Integer> partitions = client().partitions(wanted);
        if (!learned) {
            learned = partitions.containsKey(changelog);
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
