package io.spindrift.web;

import io.spindrift.live.SeriesSummary;
import java.util.List;

/**
 * A list of summaries of series.
 *
 * @param total the total number of series
 * @param offset the number of series before the first of this list
 * @param series the series of this list
 * @param unreachableInstances instances that did not respond; their series are missing
 */
record Listing(long total, int offset, List<SeriesSummary> series, List<UnreachableInstance> unreachableInstances) {

    /**
     * An instance that did not respond.
     *
     * @param instance its host:port
     * @param reason the reason, if it is known
     */
    record UnreachableInstance(String instance, String reason) {}

    Listing {
        unreachableInstances = unreachableInstances == null ? List.of() : unreachableInstances;
    }

    /** Returns the list for an instance that did not respond. */
    static Listing unreachable(String instance, String reason) {
        return new Listing(0, 0, List.of(), List.of(new UnreachableInstance(instance, reason)));
    }
}
