package io.spindrift.changelog;

import io.spindrift.event.SeriesNames;
import java.util.OptionalInt;

/** Which partitions of a changelog the series of a file of states belong to. */
final class PartitionAssignment {
    private final SeriesNames names;
    private final int partitions;
    private boolean assumed;

    /**
     * @param names the names of series, which determine the keys of their records
     * @param partitions the number of partitions of the changelog
     */
    PartitionAssignment(SeriesNames names, int partitions) {
        this.names = names;
        this.partitions = partitions;
    }

    /**
     * Returns whether some series is in the right partition only if the producers assign keys as Kafka's default partitioner for
     * Java does.
     */
    boolean assumed() {
        return assumed;
    }

    /**
     * Returns the partition of the records of a series. With the same number of partitions as before, it is the same partition,
     * whichever partitioner was used. With another number, it follows from the key, if the name determines the key and Kafka's
     * default partitioner assigned the records. All partitioners agree on a single partition, so after one partition the
     * default partitioner is assumed.
     *
     * @param before the former partition of the series; null if it is not known
     * @throws ChangelogException if the partition does not follow
     */
    int of(String name, StateFile.Placement before) {
        if (before != null && before.of() == partitions) {
            return before.partition();
        }
        OptionalInt now = Changelog.partition(name, names, partitions);
        if (now.isEmpty()) {
            throw new ChangelogException("series '" + name + "': expected "
                    + (before == null ? "a file that says in which partition it was" : before.of() + " partitions")
                    + ", because the key of its records does not follow from its name (key.format), got "
                    + (before == null ? "one that does not say it" : partitions));
        }
        if (before != null && Changelog.partition(name, names, before.of()).getAsInt() != before.partition()) {
            throw new ChangelogException("series '" + name + "': expected " + before.of()
                    + " partitions, because its records are in partition " + before.partition()
                    + ", which is not the one that Kafka's default partitioner for Java chooses, got " + partitions);
        }
        assumed |= partitions > 1 && (before == null || before.of() == 1);
        return now.getAsInt();
    }
}
