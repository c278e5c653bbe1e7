package io.spindrift.runtime;

/**
 * How far a partition has been restored.
 *
 * @param partition number
 * @param records read so far
 * @param total offsets to read, some of which are markers of transactions and not records
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
