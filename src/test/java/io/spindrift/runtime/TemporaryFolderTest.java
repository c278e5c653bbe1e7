package io.spindrift.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporaryFolderTest {
    @TempDir
    private Path folder;

    @Test
    void shouldNameTheFolder_whenItIsMissing() {
        Path missing = folder.resolve("missing");
        assertRefused(missing, () -> {}, "NoSuchFileException");
    }

    @Test
    void shouldNameTheFolder_whenItIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertRefused(file, () -> {}, "FileSystemException");
    }

    @Test
    void shouldNameTheFolder_whenNothingCanBeLoadedFromIt() {
        assertRefused(
                folder,
                () -> {
                    throw new UnsatisfiedLinkError("failed to map segment from shared object");
                },
                "failed to map segment from shared object");
    }

    @Test
    void shouldLeaveNothingBehind_whenTheLibraryIsLoaded() throws IOException {
        TemporaryFolder.loadLibrary("java.io.tmpdir", folder.toString(), () -> {});
        assertThat(folder).isEmptyDirectory();
    }

    private static void assertRefused(Path given, Runnable loading, String reason) {
        assertThatThrownBy(() -> TemporaryFolder.loadLibrary("java.io.tmpdir", given.toString(), loading))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("java.io.tmpdir: expected a folder that can be written")
                .hasMessageContaining(", got " + given + " (")
                .hasMessageContaining(reason)
                .hasMessageEndingWith("-Djava.io.tmpdir=FOLDER");
    }
}
