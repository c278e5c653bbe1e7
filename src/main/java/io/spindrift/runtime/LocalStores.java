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
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local stores of an instance. They may be wiped at any time, since the changelog has all committed state.
 *
 * <p>The stores of a killed instance are wiped before it starts again, because they may have uncommitted writes. Under
 * exactly-once, Kafka Streams would wipe them itself, but only after it has been assigned its tasks. That takes a
 * second rebalance, which waits for the heartbeats of all other instances. The identity of the instance is kept, so
 * that it aborts its open transactions at once.
 *
 * <p>The stores of an instance that was stopped for long are wiped, too. A key that was deleted meanwhile may have left
 * the changelog together with its tombstone. A restore that continues from the local store would keep such a key.
 */
final class LocalStores {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStores.class);
    private static final String RUNNING = "spindrift-running";
    private static final String STOPPED = "spindrift-stopped";
    /** Kafka Streams locks this file while it uses the folder. */
    private static final String LOCK = ".lock";

    private static final String TASK_FOLDER = "[0-9]+_[0-9]+";
    private static final Pattern DAMAGED = Pattern.compile("[/\\\\](" + TASK_FOLDER + ")[/\\\\]rocksdb[/\\\\]");

    private final Path folder;
    private final Duration keptFor;

    /**
     * @param stateDir folder of the states
     * @param applicationId name of the folder in it that has the states of this application
     * @param keptFor how long after a clean stop the stores are used; shorter than the changelog keeps tombstones
     */
    LocalStores(Path stateDir, String applicationId, Duration keptFor) {
        folder = stateDir.resolve(applicationId);
        this.keptFor = keptFor;
    }

    /**
     * Wipes stores that must not be used, and marks the folder as used by a running instance. To be called before the
     * start.
     */
    void prepare() {
        try {
            Files.createDirectories(folder);
            if (Files.exists(folder.resolve(RUNNING))) {
                clear("was killed");
            } else if (stoppedLongAgo()) {
                clear("was stopped for more than " + keptFor + " ago");
            }
            Files.writeString(folder.resolve(RUNNING), "Here while an instance runs; left behind if it is killed.\n");
        } catch (IOException e) {
            throw new StartException(
                    "state.dir: expected a folder that can be written, got " + folder + " (" + e
                            + "); create it, or name another by state.dir",
                    e);
        }
    }

    /** Marks the folder as left by a clean stop. */
    void markStopped() {
        try {
            Files.writeString(folder.resolve(STOPPED), "As old as the last clean stop.\n");
            Files.deleteIfExists(folder.resolve(RUNNING));
        } catch (IOException e) {
            LOG.warn("could not write {}; the next start will restore all stores", folder, e);
        }
    }

    private boolean stoppedLongAgo() throws IOException {
        Path stopped = folder.resolve(STOPPED);
        return Files.exists(stopped)
                && Files.getLastModifiedTime(stopped)
                        .toInstant()
                        .isBefore(Instant.now().minus(keptFor));
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
     * Wipes all stores, unless another process uses the folder. In that case the start of Kafka Streams fails with an
     * error.
     */
    private void clear(String why) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return;
            }
            List<Path> tasks;
            try (Stream<Path> all = Files.list(folder)) {
                tasks = all.filter(path -> path.getFileName().toString().matches(TASK_FOLDER))
                        .toList();
            }
            tasks.forEach(LocalStores::delete);
            LOG.info(
                    "previous instance in {} {}; restoring {} local stores from the changelog",
                    folder,
                    why,
                    tasks.size());
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
