package io.spindrift.runtime;

/**
 * A partition that an instance processes, or keeps a standby copy of.
 *
 * @param topic input topic
 * @param partition number
 * @param thread that processes it
 * @param committed offset, or −1
 * @param end last known end offset, or −1
 */
public record PartitionStatus(String topic, int partition, String thread, long committed, long end) {

    /** Returns the number of records that wait, as far as it is known. */
    public long lag() {
        return end < 0 ? 0 : Math.max(0, end - Math.max(0, committed));
    }
}
