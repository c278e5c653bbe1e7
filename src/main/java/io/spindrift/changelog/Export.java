package io.spindrift.changelog;

import io.spindrift.store.MemoryByteStore;
import io.spindrift.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Writes the committed states of an application to a file. */
public final class Export {
    private final Changelog changelog;

    public Export(Changelog changelog) {
        this.changelog = changelog;
    }

    /**
     * Writes one series.
     *
     * @throws ChangelogException if the changelog does not have it; then nothing is written
     */
    public void to(Path path, String series) throws IOException {
        Map<Integer, MemoryByteStore> tables = new HashMap<>();
        int partitions = changelog.partitions();
        boolean[] known = {false};
        for (int p = 0; p < partitions; p++) {
            MemoryByteStore table = new MemoryByteStore();
            changelog.read(p, key -> StoreEntry.isOf(series, key), (key, value) -> {
                known[0] |= StoreEntry.kind(key) == StoreEntry.Kind.HEADER;
                table.put(key, value);
            });
            tables.put(p, table);
        }
        if (!known[0]) {
            throw new ChangelogException("series '" + series
                    + "': expected a series that has been learned and committed, got none of that name");
        }
        StateFile.write(
                path,
                partitions,
                (placement, to) -> tables.get(placement.partition()).scan(new byte[0], to));
    }

    /**
     * Writes all series.
     *
     * @return the number of series
     */
    public long to(Path path) throws IOException {
        long[] series = {0};
        int partitions = changelog.partitions();
        StateFile.write(
                path,
                partitions,
                (placement, to) -> changelog.read(placement.partition(), key -> true, (key, value) -> {
                    series[0] += StoreEntry.kind(key) == StoreEntry.Kind.HEADER ? 1 : 0;
                    to.accept(key, value);
                }));
        return series[0];
    }
}
