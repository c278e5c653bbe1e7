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

final class LocalStoresTest {
    @TempDir
    private Path folder;

    private LocalStores stores;
    private Path store;

    @BeforeEach
    void aStoreIsThereAndAnInstanceBegins() throws IOException {
        stores = new LocalStores(folder, "app", Duration.ofHours(12));
        store = folder.resolve("app/0_1/rocksdb/models");
        stores.prepare();
        Files.createDirectories(store);
        Files.writeString(folder.resolve("app/kafka-streams-process-metadata"), "process id");
    }

    @Test
    void shouldKeepStores_afterACleanStop() {
        stores.markStopped();
        stores.prepare();
        assertThat(store).exists();
    }

    @Test
    void shouldClearStoresButNotTheIdentity_afterAKill() {
        stores.prepare();
        assertThat(folder.resolve("app/0_1")).doesNotExist();
        assertThat(folder.resolve("app/kafka-streams-process-metadata")).exists();
    }

    /** A kill after a clean stop that was long ago, too. */
    @Test
    void shouldClearStores_whenTheLastStopWasLongAgo() throws IOException {
        stoppedBefore(Duration.ofHours(11));
        stores.prepare();
        assertThat(store).exists();
        stoppedBefore(Duration.ofHours(13));
        stores.prepare();
        assertThat(store).doesNotExist();
        Files.createDirectories(store);
        stores.prepare();
        assertThat(store).doesNotExist();
    }

    /** The time is that of the last stop, not of the one before. */
    @Test
    void shouldKeepStores_afterTheNextCleanStop() throws IOException {
        stoppedBefore(Duration.ofHours(13));
        stores.prepare();
        Files.createDirectories(store);
        stores.markStopped();
        stores.prepare();
        assertThat(store).exists();
    }

    @Test
    void shouldKeepStores_whenAnotherProcessUsesThem() throws IOException {
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("app/.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            stores.prepare();
        }
        assertThat(store).exists();
    }

    private void stoppedBefore(Duration ago) throws IOException {
        stores.markStopped();
        Files.setLastModifiedTime(
                folder.resolve("app/spindrift-stopped"),
                FileTime.from(Instant.now().minus(ago)));
    }
}
