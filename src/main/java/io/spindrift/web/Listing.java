package io.spindrift.web;

import io.spindrift.live.SeriesSummary;
import java.util.List;

/**
 * Series in brief.
 *
 * @param total how many there are
 * @param offset how many of these were left out at the front
 * @param series those after
 * @param unreachableInstances instances that were asked and have not answered: their series are not here
 */
record Listing(long total, int offset, List<SeriesSummary> series, List<UnreachableInstance> unreachableInstances) {

    /**
     * An instance that has not answered.
     *
     * @param instance its host:port
     * @param reason as far as it is known
     */
    record UnreachableInstance(String instance, String reason) {}

    Listing {
        unreachableInstances = unreachableInstances == null ? List.of() : unreachableInstances;
    }

    /** What is had of an instance that has not answered. */
    static Listing unreachable(String instance, String reason) {
        return new Listing(0, 0, List.of(), List.of(new UnreachableInstance(instance, reason)));
    }
}
