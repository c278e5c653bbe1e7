package io.spindrift.web;

import io.javalin.http.Context;
import io.spindrift.runtime.PartitionStatus;
import io.spindrift.runtime.Queries;
import io.spindrift.runtime.RestoreStatus;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The instance: whether it lives, whether it is ready, what it works on. */
final class InstanceEndpoints {
    private static final int UNAVAILABLE = 503;

    /** For those who have not shown the token: a reason may name topics, brokers and series. */
    private static final String WITHHELD = "the log of this instance says why";

    private final Instance instance;
    private final Predicate<Context> admitted;

    /** @param admitted tells whether a request may be told the reason of a problem */
    InstanceEndpoints(Instance instance, Predicate<Context> admitted) {
        this.instance = instance;
        this.admitted = admitted;
    }

    /** What orchestrators are told. */
    record Health(String status, String state, String reason, List<RestoreStatus> restoring) {}

    /** What the instance works on. */
    record Status(
            String state,
            String reason,
            List<Partition> active,
            List<Partition> standby,
            List<RestoreStatus> restoring,
            long lag,
            int series,
            Memory memory) {}

    /** A partition and how far it is behind. */
    record Partition(String topic, int partition, String thread, long committed, long end, long lag) {
        static Partition of(PartitionStatus status) {
            return new Partition(
                    status.topic(),
                    status.partition(),
                    status.thread(),
                    status.committed(),
                    status.end(),
                    status.lag());
        }
    }

    /** Of the JVM. */
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
        List<Partition> active = partitions(Queries::active);
        List<Partition> standby = partitions(Queries::standby);
        Runtime runtime = Runtime.getRuntime();
        return new Status(
                instance.state(),
                instance.problem(),
                active,
                standby,
                restoring(),
                active.stream().mapToLong(Partition::lag).sum(),
                instance.live().all().size(),
                new Memory(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory()));
    }

    private void health(Context context, boolean well) {
        String reason = well ? "" : admitted.test(context) ? instance.problem() : WITHHELD;
        context.status(well ? 200 : UNAVAILABLE);
        SeriesEndpoints.answer(context, new Health(well ? "up" : "down", instance.state(), reason, restoring()));
    }

    private List<RestoreStatus> restoring() {
        return instance.queries().map(Queries::restoring).orElse(List.of());
    }

    private List<Partition> partitions(Function<Queries, List<PartitionStatus>> which) {
        return instance.queries().map(which).orElse(List.of()).stream()
                .map(Partition::of)
                .toList();
    }
}
