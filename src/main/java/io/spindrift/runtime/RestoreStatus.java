package io.spindrift.runtime;

/**
 * How far a partition has been restored.
 *
 * @param partition number
 * @param records read so far
 * @param of offsets to read, some of which are markers of transactions and not records
 */
public record RestoreStatus(int partition, long records, long of) implements Comparable<RestoreStatus> {

    RestoreStatus plus(long count) {
        return new RestoreStatus(partition, records + count, of);
    }

    @Override
    public int compareTo(RestoreStatus other) {
        return Integer.compare(partition, other.partition);
    }
}
