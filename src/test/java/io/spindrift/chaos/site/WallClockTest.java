package io.spindrift.chaos.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WallClockTest {
    @TempDir
    private Path folder;

    @Test
    void shouldSetTheClockOfAProcess() throws IOException, InterruptedException {
        Optional<Path> library = WallClock.library(folder);
        assumeTrue(library.isPresent(), "no compiler for C, or no Linux");
        WallClock clock = new WallClock(library.get(), folder.resolve("offset"));
        assertThat(wrongBy(clock)).isBetween(-1L, 10L);
        clock.set(Duration.ofHours(1));
        assertThat(wrongBy(clock)).isBetween(3599L, 3610L);
        clock.set(Duration.ofHours(-1));
        assertThat(wrongBy(clock)).isBetween(-3601L, -3590L);
    }

    private static long wrongBy(WallClock clock) throws IOException, InterruptedException {
        long now = System.currentTimeMillis() / 1000;
        ProcessBuilder date = new ProcessBuilder("date", "+%s");
        date.environment().putAll(clock.environment());
        Process process = date.start();
        String told = new String(process.getInputStream().readAllBytes()).trim();
        assertThat(process.waitFor()).isZero();
        return Long.parseLong(told) - now;
    }
}
