package io.spindrift.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local stores of an instance. They may be wiped at any time, since the changelog has all committed state.
 *
 * <p>Transactional stores have only committed writes, so they survive a kill, and a restore continues from the last write
 * that RocksDB has flushed to a file. Stores that are not transactional may have uncommitted writes after a kill. They are
 * wiped before the start. Kafka Streams would wipe them itself, but only after it has been assigned its tasks. That takes
 * a second rebalance, which waits for the heartbeats of all other instances. The identity of the instance is kept, so
 * that it aborts its open transactions at once.
 *
 * <p>Stores whose last write is too old are wiped, too. A key that was deleted since may have left the changelog together
 * with its tombstone. A restore that continues from the local store would keep such a key.
 */
final class LocalStores {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStores.class);
    private static final String RUNNING = "spindrift-running";
    private static final String STOPPED = "spindrift-stopped";
    /** Kafka Streams locks this file while it uses the folder. */
    private static final String LOCK = ".lock";

    private static final String TASK_FOLDER = "[0-9]+_[0-9]+";
    private static final Pattern DAMAGED = Pattern.compile("[/\\\\](" + TASK_FOLDER + ")[/\\\\]rocksdb[/\\\\]");
    /** The files to which RocksDB flushes writes. */
    private static final String TABLE = ".sst";

    private final Path folder;
    private final Duration keptFor;
    private final boolean transactional;

    /**
     * @param stateDir folder of the states
     * @param applicationId name of the folder in it that has the states of this application
     * @param keptFor how long after its last write a store is used; shorter than the changelog keeps tombstones
     * @param transactional whether the stores have only committed writes
     */
    LocalStores(Path stateDir, String applicationId, Duration keptFor, boolean transactional) {
        folder = stateDir.resolve(applicationId);
        this.keptFor = keptFor;
        this.transactional = transactional;
    }

    /** Wipes stores that must not be used, and notes that an instance runs. To be called before the start. */
    void prepare() {
        try {
            Files.createDirectories(folder);
            if (Files.exists(folder.resolve(RUNNING))) {
                wipe(task -> true, "was killed");
            } else if (!Files.exists(folder.resolve(STOPPED))) {
                wipe(this::flushedLongAgo, "was killed");
            } else if (stoppedLongAgo()) {
                wipe(
                        task -> true,
                        "was stopped more than " + keptFor
                                + " ago (half of the changelog's delete.retention.ms), so ended series could come back");
            }
            markRunning();
        } catch (IOException e) {
            throw new StartException(
                    "state.dir: expected a folder that can be written, got " + folder + " (" + e
                            + "); create it, or name another by state.dir",
                    e);
        }
    }

    /** A later instance may have transactional stores. So a marker, not its setting, says that these must be wiped. */
    private void markRunning() throws IOException {
        Files.deleteIfExists(folder.resolve(STOPPED));
        if (transactional) {
            Files.deleteIfExists(folder.resolve(RUNNING));
        } else {
            Files.writeString(
                    folder.resolve(RUNNING),
                    "Here while an instance runs whose stores are not transactional; left behind if it is killed.\n");
        }
    }

    /** Marks the folder as left by a clean stop, at which RocksDB has flushed all writes. */
    void markStopped() {
        try {
            Files.writeString(folder.resolve(STOPPED), Instant.now() + "\n");
            Files.deleteIfExists(folder.resolve(RUNNING));
        } catch (IOException e) {
            LOG.warn("could not write {}; the next start may restore all stores", folder, e);
        }
    }

    /** Whether the last clean stop was long ago. A copy of the folder may be younger than the time in the marker. */
    private boolean stoppedLongAgo() throws IOException {
        Path marker = folder.resolve(STOPPED);
        try {
            return longAgo(Instant.parse(Files.readString(marker).strip())) || longAgo(marker);
        } catch (DateTimeParseException e) {
            LOG.warn("{}: expected the time of the last clean stop, got other text", marker, e);
            return true;
        }
    }

    private boolean longAgo(Path file) {
        try {
            return longAgo(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean longAgo(Instant time) {
        return time.isBefore(Instant.now().minus(keptFor));
    }

    /**
     * Whether RocksDB has flushed no writes of a task for long, or never. A kill loses all other writes. Nothing is left
     * of a store without files, but Kafka Streams would log that it may be corrupted.
     */
    private boolean flushedLongAgo(Path task) {
        try (Stream<Path> all = Files.walk(task)) {
            return all.filter(file -> file.toString().endsWith(TABLE)).allMatch(this::longAgo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Wipes the store that an exception reports as damaged.
     *
     * @return whether it reports one
     */
    boolean wipeDamaged(ProcessorStateException exception) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        Matcher task = DAMAGED.matcher(messages);
        if (!task.find() || !Files.isDirectory(folder.resolve(task.group(1)))) {
            return false;
        }
        LOG.warn("the store of task {} is damaged; deleted it, restoring from the changelog", task.group(1), exception);
        delete(folder.resolve(task.group(1)));
        return true;
    }

    /**
     * Wipes the stores of the tasks that fulfill a condition, unless another process uses the folder. In that case the
     * start of Kafka Streams fails with an error.
     */
    private void wipe(Predicate<Path> condition, String why) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return;
            }
            List<Path> tasks;
            try (Stream<Path> all = Files.list(folder)) {
                tasks = all.filter(path -> path.getFileName().toString().matches(TASK_FOLDER))
                        .filter(condition)
                        .toList();
            }
            tasks.forEach(LocalStores::delete);
            if (!tasks.isEmpty()) {
                LOG.info(
                        "previous instance in {} {}; restoring {} local stores from the changelog",
                        folder,
                        why,
                        tasks.size());
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("{} is in use by this process", folder, e);
        }
    }

    private static void delete(Path path) {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": expected a folder that can be removed", e);
        }
    }
}
