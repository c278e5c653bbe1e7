package io.spindrift.web;

import io.spindrift.json.JsonDocumentReader;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.PartitionStatus;
import io.spindrift.runtime.Queries;
import io.spindrift.runtime.Schedulers;
import io.spindrift.web.Takeover.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows how far standby replicas lag. An instance knows the lag of its own replicas, and asks the instances that have
 * replicas of its partitions for theirs. Both are repeated in the background, because they ask brokers and instances. So a
 * lag may be twice the interval old.
 */
final class TakeoverMonitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TakeoverMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final String PATH = "/api/v1/instance";

    private final Supplier<String> self;
    private final PeerClient others;
    private final ScheduledExecutorService scheduler = Schedulers.named("spindrift-takeover");
    private volatile Map<Integer, Long> ownLags = Map.of();
    private volatile Takeover takeover = Takeover.notReady("the application is starting");

    /**
     * @param self returns the host:port of this instance for others
     * @param others asks other instances
     */
    TakeoverMonitor(Supplier<String> self, PeerClient others) {
        this.self = self;
        this.others = others;
    }

    /** The part of the document of an instance that this class reads. */
    private record Report(List<Lag> standby) {}

    private record Lag(int partition, long lag) {}

    void start(Application application) {
        scheduler.scheduleWithFixedDelay(() -> refresh(application), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns, by partition, how many offsets the standby replicas of this instance lack, as far as it is known. */
    Map<Integer, Long> ownLags() {
        return ownLags;
    }

    /** Returns whether other instances can take over the partitions of this one. */
    Takeover takeover() {
        return takeover;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }

    private void refresh(Application application) {
        try {
            Queries queries = application.queries();
            ownLags = queries.standbyLags();
            Set<Integer> active = new TreeSet<>();
            queries.active().stream().map(PartitionStatus::partition).forEach(active::add);
            takeover = application.problem().isEmpty()
                    ? Takeover.of(active, replicas(active, queries), application.acceptableRecoveryLag())
                    : Takeover.notReady(application.problem());
        } catch (RuntimeException e) {
            // A task that fails is not repeated.
            LOG.warn("could not find out the lag of standby replicas", e);
            takeover = Takeover.notReady("the lag of standby replicas is not known; the log says why");
        }
    }

    private Map<Integer, List<Replica>> replicas(Set<Integer> active, Queries queries) {
        Map<Integer, Set<String>> instances = new TreeMap<>(queries.standbyInstances());
        instances.keySet().retainAll(active);
        instances.values().forEach(addresses -> addresses.remove(self.get()));
        Map<String, Map<Integer, Long>> reported = ask(instances.values().stream()
                .flatMap(Collection::stream)
                .distinct()
                .toList());
        Map<Integer, List<Replica>> replicas = new HashMap<>();
        instances.forEach((partition, addresses) -> replicas.put(
                partition,
                addresses.stream()
                        .map(address ->
                                new Replica(address, reported.get(address).getOrDefault(partition, Takeover.UNKNOWN)))
                        .toList()));
        return replicas;
    }

    private Map<String, Map<Integer, Long>> ask(List<String> addresses) {
        Map<String, CompletableFuture<Map<Integer, Long>>> asked = new HashMap<>();
        addresses.forEach(address -> asked.put(
                address,
                others.ask(address, PATH)
                        .thenApply(TakeoverMonitor::lags)
                        .orTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionally(failure -> {
                            LOG.debug("{} does not report its standby replicas", address, failure);
                            return Map.of();
                        })));
        Map<String, Map<Integer, Long>> answers = new HashMap<>();
        asked.forEach((address, answer) -> answers.put(address, answer.join()));
        return answers;
    }

    private static Map<Integer, Long> lags(HttpResponse<byte[]> answer) {
        try {
            Map<Integer, Long> lags = new HashMap<>();
            JsonDocumentReader.read(answer.body(), Report.class)
                    .standby
                    .forEach(lag -> lags.put(lag.partition, lag.lag));
            return lags;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
