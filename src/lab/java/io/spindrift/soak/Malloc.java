package io.spindrift.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What allocates memory outside of the heap: for RocksDB, and for the JVM itself. */
enum Malloc {
    /** The C library's, with two arenas. */
    GLIBC(Map.of("MALLOC_ARENA_MAX", "2")),
    /** The C library's, as it comes. */
    GLIBC_ARENAS(Map.of()),
    /** Of Debian's libjemalloc2. */
    JEMALLOC(Map.of("LD_PRELOAD", "libjemalloc.so.2"));

    private final Map<String, String> environment;

    Malloc(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns variables for the environment of a process. */
    Map<String, String> environment() {
        return environment;
    }

    /** @throws IllegalStateException if a process does not have it: the loader only warns of a library that is missing */
    void requireIn(Process process) throws IOException {
        Path maps = Path.of("/proc", Long.toString(process.pid()), "maps");
        if (this == JEMALLOC && !Files.readString(maps).contains("libjemalloc")) {
            throw new IllegalStateException(
                    "--malloc: expected libjemalloc.so.2 to be installed, got a process without it");
        }
    }
}
