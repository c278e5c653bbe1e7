package io.spindrift.changelog;

import io.spindrift.store.StoreKeys;
import java.io.IOException;
import java.nio.file.Path;

/** Writes what an application has learnt to a file, as it is committed now. */
public final class Export {
    private final Changelog changelog;

    public Export(Changelog changelog) {
        this.changelog = changelog;
    }

    /**
     * Writes all series.
     *
     * @return how many there are
     */
    public long to(Path path) throws IOException {
        long[] series = {0};
        int partitions = changelog.partitions();
        StateFile.write(path, to -> {
            for (int p = 0; p < partitions; p++) {
                changelog.read(p, key -> true, (key, value) -> {
                    series[0] += StoreKeys.isHeader(key) ? 1 : 0;
                    to.accept(key, value);
                });
            }
        });
        return series[0];
    }
}
