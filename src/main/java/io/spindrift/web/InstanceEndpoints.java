package io.spindrift.web;

import io.javalin.http.Context;
import io.spindrift.runtime.PartitionStatus;
import io.spindrift.runtime.Queries;
import io.spindrift.runtime.RestoreStatus;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The endpoints of the instance: liveness, readiness, and its partitions. */
final class InstanceEndpoints {
    private static final int UNAVAILABLE = 503;

    /** The reason in responses without the token, because a reason may name topics, brokers and series. */
    private static final String WITHHELD = "the log of this instance says why";

    /** A takeover names other instances. */
    private static final String WITHHELD_TAKEOVER = "a request with the token says why";

    private final Instance instance;
    private final TakeoverMonitor monitor;
    private final Predicate<Context> admitted;

    /** @param admitted whether a request may see the reason of a problem */
    InstanceEndpoints(Instance instance, TakeoverMonitor monitor, Predicate<Context> admitted) {
        this.instance = instance;
        this.monitor = monitor;
        this.admitted = admitted;
    }

    /** The health document for orchestrators. */
    record Health(String status, String state, String reason, List<RestoreStatus> restoring, Takeover takeover) {}

    /** The document about the partitions of the instance. */
    record Status(
            String state,
            String reason,
            List<Partition> active,
            List<Partition> standby,
            List<RestoreStatus> restoring,
            Takeover takeover,
            long lag,
            int series,
            Memory memory) {}

    /**
     * A partition and its lag. That of a standby replica is the number of offsets of the changelog that it lacks, −1 if it
     * is not known.
     */
    record Partition(String topic, int partition, String thread, long committed, long end, long lag) {
        static Partition active(PartitionStatus status) {
            return of(status, status.lag());
        }

        static Partition of(PartitionStatus status, long lag) {
            return new Partition(
                    status.topic(), status.partition(), status.thread(), status.committed(), status.end(), lag);
        }
    }

    /** The memory of the JVM. */
    record Memory(long heapUsed, long heapMax) {}

    void live(Context context) {
        health(context, instance.alive());
    }

    void ready(Context context) {
        health(context, instance.ready());
    }

    void instance(Context context) {
        SeriesEndpoints.answer(context, status());
    }

    Status status() {
        List<Partition> active = partitions(Queries::active, Partition::active);
        Map<Integer, Long> lags = monitor.ownLags();
        List<Partition> standby = partitions(
                Queries::standby,
                status -> Partition.of(status, lags.getOrDefault(status.partition(), Takeover.UNKNOWN)));
        Runtime runtime = Runtime.getRuntime();
        return new Status(
                instance.state(),
                instance.problem(),
                active,
                standby,
                restoring(),
                monitor.takeover(),
                active.stream().mapToLong(Partition::lag).sum(),
                instance.live().all().size(),
                new Memory(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory()));
    }

    private void health(Context context, boolean well) {
        boolean open = admitted.test(context);
        String reason = well ? "" : open ? instance.problem() : WITHHELD;
        Takeover takeover = open ? monitor.takeover() : monitor.takeover().withheld(WITHHELD_TAKEOVER);
        context.status(well ? 200 : UNAVAILABLE);
        SeriesEndpoints.answer(
                context, new Health(well ? "up" : "down", instance.state(), reason, restoring(), takeover));
    }

    private List<RestoreStatus> restoring() {
        return instance.queries().map(Queries::restoring).orElse(List.of());
    }

    private List<Partition> partitions(
            Function<Queries, List<PartitionStatus>> which, Function<PartitionStatus, Partition> described) {
        return instance.queries().map(which).orElse(List.of()).stream()
                .map(described)
                .toList();
    }
}
