package io.spindrift.chaos.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The crash test, shorter, with kills enough that one falls inside processing: {@code make crash-test} is the long one. */
@Tag("long")
class CrashProcessTest {

    @Test
    void shouldPublishTheSameBytesAfterKillsAsWithout() {
        assertThat(new CommandLine(new Crash()).execute("--records", "5000", "--kills", "8", "--inside", "1"))
                .isZero();
    }
}
