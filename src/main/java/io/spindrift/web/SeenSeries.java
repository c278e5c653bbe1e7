package io.spindrift.web;

import io.spindrift.live.LiveSeries;
import io.spindrift.runtime.LocalPartitions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The recent series that this instance still processes; a partition may have been reassigned meanwhile. The list is needed
 * twice per second. So the partition of each series is cached, and the stores are searched only for a series that is new or
 * whose partition is gone. This class is thread-safe.
 */
final class SeenSeries {
    private final Instance instance;
    private final Routing routing;
    private final Map<String, Looked> looked = new ConcurrentHashMap<>();

    SeenSeries(Instance instance, Routing routing) {
        this.instance = instance;
        this.routing = routing;
    }

    /**
     * The result of a search.
     *
     * @param partition the partition that has the series, if any
     * @param numbers the partitions of this instance at that time
     * @param version the version of the series at that time
     */
    private record Looked(OptionalInt partition, Set<Integer> numbers, long version) {

        /**
         * Returns whether another search would have the same result. A series that the stores do not have may come with its
         * next record.
         */
        boolean holds(Set<Integer> current, LiveSeries series) {
            return partition.isPresent()
                    ? current.contains(partition.getAsInt())
                    : numbers.equals(current) && version == series.version();
        }
    }

    /** Returns the partitions that are here. */
    List<LiveSeries> here() {
        List<LiveSeries> seen = instance.live().all();
        looked.keySet().retainAll(seen.stream().map(LiveSeries::name).collect(Collectors.toSet()));
        boolean running = instance.running();
        // The partitions are looked up once for all series.
        Optional<LocalPartitions> local = instance.queries().map(queries -> queries.local(false));
        return local.isEmpty()
                ? List.of()
                : seen.stream()
                        .filter(series -> isHere(series, local.get(), running))
                        .toList();
    }

    private boolean isHere(LiveSeries series, LocalPartitions local, boolean running) {
        Looked before = looked.get(series.name());
        if (before != null && before.holds(local.numbers(), series)) {
            return before.partition.isPresent();
        }
        looked.remove(series.name());
        // The version is read before the search, so that a record that arrives meanwhile causes another search.
        long version = series.version();
        OptionalInt partition = local.find(series.name());
        if (partition.isEmpty() && routing.isLikelyHere(series.name())) {
            return true;
        }
        if (partition.isPresent() || running && local.readable()) {
            looked.put(series.name(), new Looked(partition, local.numbers(), version));
        }
        return partition.isPresent();
    }
}
