package io.spindrift.runtime;

/**
 * How far a partition has been restored.
 *
 * @param partition number
 * @param records read so far
 * @param of offsets to read, some of which are markers of transactions and not records
 */
public record Restored(int partition, long records, long of) implements Comparable<Restored> {

    Restored plus(long count) {
        return new Restored(partition, records + count, of);
    }

    @Override
    public int compareTo(Restored other) {
        return Integer.compare(partition, other.partition);
    }
}
