package io.spindrift.web;

import io.spindrift.live.LiveSeries;
import io.spindrift.runtime.LocalPartitions;
import io.spindrift.runtime.Queries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param place the partition that has the series, if any
     * @param now the partitions of this instance at that time
     * @param version the version of the series at that time
     */
    private record Looked(Optional<Routing.Place> place, Assignment now, long version) {

        /**
         * Returns whether another search would have the same result. A series that the stores do not have may come with its
         * next record.
         */
        boolean holds(Assignment current, LiveSeries series) {
            return place.map(current::has)
                    .orElseGet(() -> now.numbers.equals(current.numbers) && version == series.version());
        }
    }

    /** Returns the partitions of all applications, looked up once for all series. */
    private static final class Assignment {
        private final Map<Queries, LocalPartitions> local = new LinkedHashMap<>();
        private final Map<Queries, Set<Integer>> numbers = new LinkedHashMap<>();

        Assignment(List<Queries> all) {
            for (Queries queries : all) {
                LocalPartitions partitions = queries.local(false);
                local.put(queries, partitions);
                numbers.put(queries, partitions.numbers());
            }
        }

        boolean has(Routing.Place place) {
            return numbers.getOrDefault(place.queries(), Set.of()).contains(place.partition());
        }

        boolean readable() {
            return local.values().stream().allMatch(LocalPartitions::readable);
        }

        Optional<Routing.Place> find(String series) {
            return local.entrySet().stream()
                    .flatMap(entry -> entry.getValue().find(series).stream()
                            .mapToObj(partition -> new Routing.Place(entry.getKey(), partition)))
                    .findFirst();
        }
    }

    /** Returns the partitions that are here. */
    List<LiveSeries> here() {
        List<LiveSeries> seen = instance.live().all();
        looked.keySet().retainAll(seen.stream().map(LiveSeries::name).collect(Collectors.toSet()));
        boolean settled = instance.running();
        Assignment now = new Assignment(instance.queries());
        return seen.stream().filter(series -> isHere(series, now, settled)).toList();
    }

    private boolean isHere(LiveSeries series, Assignment now, boolean settled) {
        Looked before = looked.get(series.name());
        if (before != null && before.holds(now, series)) {
            return before.place.isPresent();
        }
        looked.remove(series.name());
        // The version is read before the search, so that a record that arrives meanwhile causes another search.
        long version = series.version();
        Optional<Routing.Place> place = now.find(series.name());
        if (place.isEmpty() && routing.isLikelyHere(series.name())) {
            return true;
        }
        if (place.isPresent() || settled && now.readable()) {
            looked.put(series.name(), new Looked(place, now, version));
        }
        return place.isPresent();
    }
}
