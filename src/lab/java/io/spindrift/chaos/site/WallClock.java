package io.spindrift.chaos.site;

import io.spindrift.process.Programs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The wall clock of an instance, which may be set while it works. Clocks that only go forward are not touched. (Of libfaketime a JVM can
 * have either an hour that has passed by those as well, or threads that spin instead of waiting.)
 */
public final class WallClock {
    private static final Path SOURCE = Path.of("src/lab/c/clock.c");
    private static final List<String> COMPILERS = List.of("cc", "gcc");

    private final Path library;
    private final Path offset;

    /**
     * A clock that is right.
     *
     * @param library that processes load
     * @param offset file that says by how much it is wrong
     */
    WallClock(Path library, Path offset) throws IOException {
        this.library = library;
        this.offset = offset.toAbsolutePath();
        set(Duration.ZERO);
    }

    /** Returns the library that gives a process its own clock; empty if there is no compiler, or no Linux. */
    static Optional<Path> library(Path folder) {
        Path library = folder.resolve("clock.so").toAbsolutePath();
        boolean linux = System.getProperty("os.name").equals("Linux");
        return linux
                        && COMPILERS.stream()
                                .anyMatch(compiler -> Programs.run(
                                        compiler,
                                        "-O2",
                                        "-shared",
                                        "-fPIC",
                                        "-o",
                                        library.toString(),
                                        SOURCE.toString(),
                                        "-ldl"))
                ? Optional.of(library)
                : Optional.empty();
    }

    /** Returns the environment that makes a process load the library. */
    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "CLOCK_OFFSET_FILE", offset.toString());
    }

    /** Sets the error of the clock from now on, in whole seconds. */
    public void set(Duration by) throws IOException {
        ByteBuffer seconds =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(0, by.toSeconds());
        try (FileChannel file = FileChannel.open(offset, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(seconds, 0);
        }
    }
}
