package io.spindrift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalStoresTest {
    @TempDir
    private Path folder;

    private LocalStores stores;
    private Path store;

    @BeforeEach
    void aStoreIsThereAndAnInstanceBegins() throws IOException {
        store = folder.resolve("app/0_1/rocksdb/models");
        begin(false);
        Files.createDirectories(store);
        Files.writeString(store.resolve("000012.sst"), "flushed");
        Files.writeString(folder.resolve("app/kafka-streams-process-metadata"), "process id");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldKeepStores_afterACleanStop(boolean transactional) {
        stores.markStopped();
        begin(transactional);
        assertThat(store).exists();
    }

    @Test
    void shouldClearStoresButNotTheIdentity_afterAKill() {
        begin(false);
        assertThat(folder.resolve("app/0_1")).doesNotExist();
        assertThat(folder.resolve("app/kafka-streams-process-metadata")).exists();
    }

    /** What decides is how the killed instance wrote them. */
    @Test
    void shouldClearStores_whenTheKilledInstanceHadNoTransactionalOnes() {
        begin(true);
        assertThat(store).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldKeepTransactionalStores_afterAKill(boolean transactional) {
        stores.markStopped();
        begin(true);
        begin(true);
        begin(transactional);
        assertThat(store).exists();
    }

    /** They lack all writes since, also those that deleted a key, of which the changelog may have nothing left. */
    @Test
    void shouldClearTransactionalStores_whenTheyWereFlushedLongBeforeAKill() throws IOException {
        stores.markStopped();
        begin(true);
        age(store.resolve("000012.sst"), Duration.ofHours(13));
        Files.writeString(store.resolve("000013.sst"), "flushed");
        Path stale = folder.resolve("app/0_2/rocksdb/models/000009.sst");
        Files.createDirectories(stale.getParent());
        Files.writeString(stale, "flushed");
        age(stale, Duration.ofHours(13));
        begin(true);
        assertThat(store).exists();
        assertThat(folder.resolve("app/0_2")).doesNotExist();
    }

    /** Nothing is left of it. Kafka Streams would warn that it may be corrupted. */
    @Test
    void shouldClearTransactionalStores_whenAKillCameBeforeTheFirstFlush() throws IOException {
        stores.markStopped();
        begin(true);
        Path unflushed = folder.resolve("app/0_2/rocksdb/models");
        Files.createDirectories(unflushed);
        begin(true);
        assertThat(store).exists();
        assertThat(unflushed).doesNotExist();
    }

    /** A partition without records flushes nothing, and misses nothing. */
    @Test
    void shouldKeepTransactionalStores_whenTheyWereFlushedLongBeforeACleanStop() throws IOException {
        stores.markStopped();
        begin(true);
        age(store.resolve("000012.sst"), Duration.ofHours(13));
        stores.markStopped();
        begin(true);
        assertThat(store).exists();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldClearStores_whenTheLastStopWasLongAgo(boolean transactional) throws IOException {
        stoppedBefore(Duration.ofHours(11));
        begin(transactional);
        assertThat(store).exists();
        stoppedBefore(Duration.ofHours(13));
        begin(transactional);
        assertThat(store).doesNotExist();
    }

    /** The files of a copy are younger than the stop. */
    @ParameterizedTest
    @ValueSource(longs = {11, 13})
    void shouldClearACopyOfStores_whenTheLastStopWasLongAgo(long hours) throws IOException {
        stores.markStopped();
        Instant stop = Instant.now().minus(Duration.ofHours(hours));
        Files.writeString(folder.resolve("app/spindrift-stopped"), stop + "\n");
        begin(false);
        assertThat(Files.exists(store)).isEqualTo(hours < 12);
    }

    @Test
    void shouldClearStores_whenTheTimeOfTheLastStopCannotBeRead() throws IOException {
        stores.markStopped();
        Files.writeString(folder.resolve("app/spindrift-stopped"), "");
        begin(false);
        assertThat(store).doesNotExist();
    }

    /** The time is that of the last stop, not of the one before. */
    @Test
    void shouldKeepStores_afterTheNextCleanStop() throws IOException {
        stoppedBefore(Duration.ofHours(13));
        begin(false);
        Files.createDirectories(store);
        stores.markStopped();
        begin(false);
        assertThat(store).exists();
    }

    @Test
    void shouldKeepStores_whenAnotherProcessUsesThem() throws IOException {
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("app/.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            begin(false);
        }
        assertThat(store).exists();
    }

    private void begin(boolean transactional) {
        stores = new LocalStores(folder, "app", Duration.ofHours(12), transactional);
        stores.prepare();
    }

    private void stoppedBefore(Duration ago) throws IOException {
        stores.markStopped();
        age(folder.resolve("app/spindrift-stopped"), ago);
    }

    private static void age(Path file, Duration by) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(by)));
    }
}
