package io.spindrift.runtime;

/**
 * A partition that an instance works on, or keeps a copy of.
 *
 * @param topic that is read
 * @param partition number
 * @param thread that works on it
 * @param committed offset, or −1
 * @param end offset as it was last seen, or −1
 */
public record PartitionStatus(String topic, int partition, String thread, long committed, long end) {

    /** Records that are still to be taken, as far as is known. */
    public long lag() {
        return end < 0 ? 0 : Math.max(0, end - Math.max(0, committed));
    }
}
