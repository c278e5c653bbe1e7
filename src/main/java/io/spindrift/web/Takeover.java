package io.spindrift.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Whether other instances can take over the partitions of an instance without a long restore. Nothing is lost if they
 * cannot, but forecasts of those partitions wait until their states are restored from the changelog.
 *
 * @param ready whether each partition has a standby replica on another instance that lags by an acceptable number of offsets
 * @param reason why it is not ready; empty if it is
 * @param partitions the partitions that the instance processes
 */
record Takeover(boolean ready, String reason, List<Partition> partitions) {
    /** A lag that is not known. */
    static final long UNKNOWN = -1;

    /**
     * A partition and the standby replica that lags least.
     *
     * @param partition number
     * @param standby host:port of the instance that has the replica; empty if there is none
     * @param lag how many offsets of the changelog the replica lacks; −1 if it is not known
     */
    record Partition(int partition, String standby, long lag) {}

    /**
     * A standby replica on another instance.
     *
     * @param instance its host:port
     * @param lag how many offsets of the changelog it lacks; −1 if it is not known
     */
    record Replica(String instance, long lag) {
        /** The least lag comes first, and an unknown lag last. */
        private static final Comparator<Replica> ORDER = Comparator.comparing(
                        (Replica replica) -> replica.lag == UNKNOWN)
                .thenComparingLong(Replica::lag)
                .thenComparing(Replica::instance);
    }

    /** Returns that a takeover is not ready for a reason that does not depend on partitions. */
    static Takeover notReady(String reason) {
        return new Takeover(false, reason, List.of());
    }

    /**
     * Compares partitions with their replicas.
     *
     * @param active partitions of an instance
     * @param replicas on other instances, by partition
     * @param acceptable the greatest lag with which an instance may take over
     */
    static Takeover of(Collection<Integer> active, Map<Integer, List<Replica>> replicas, long acceptable) {
        List<Partition> partitions = active.stream()
                .distinct()
                .sorted()
                .map(partition -> best(partition, replicas.getOrDefault(partition, List.of())))
                .toList();
        List<Partition> lacking = partitions.stream()
                .filter(partition -> partition.lag == UNKNOWN || partition.lag > acceptable)
                .toList();
        return new Takeover(lacking.isEmpty(), reason(lacking, acceptable), partitions);
    }

    /** Returns the same without what only authorized requests may see. */
    Takeover withheld(String hint) {
        return new Takeover(ready, ready ? "" : hint, List.of());
    }

    private static Partition best(int partition, List<Replica> replicas) {
        return replicas.stream()
                .min(Replica.ORDER)
                .map(replica -> new Partition(partition, replica.instance, replica.lag))
                .orElse(new Partition(partition, "", UNKNOWN));
    }

    private static String reason(List<Partition> lacking, long acceptable) {
        if (lacking.isEmpty()) {
            return "";
        }
        Partition first = lacking.get(0);
        String others = lacking.size() == 1 ? "" : " (and " + (lacking.size() - 1) + " more)";
        String partition = "partition " + first.partition + others + ": ";
        if (first.standby.isEmpty()) {
            return partition + "no other instance has a standby replica";
        }
        if (first.lag == UNKNOWN) {
            return partition + "the lag of the standby replica at " + first.standby + " is not known";
        }
        return partition + "the standby replica at " + first.standby + " lacks " + first.lag
                + " offsets, more than acceptable.recovery.lag (" + acceptable + ")";
    }
}
