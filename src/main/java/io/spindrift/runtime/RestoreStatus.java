package io.spindrift.runtime;

/**
 * Progress of the restore of a partition.
 *
 * @param partition number
 * @param records read so far
 * @param total number of offsets to read; some of them are transaction markers and not records
 */
public record RestoreStatus(int partition, long records, long total) implements Comparable<RestoreStatus> {

    RestoreStatus plus(long count) {
        return new RestoreStatus(partition, records + count, total);
    }

    @Override
    public int compareTo(RestoreStatus other) {
        return Integer.compare(partition, other.partition);
    }
}
