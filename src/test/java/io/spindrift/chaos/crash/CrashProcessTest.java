package io.spindrift.chaos.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.cli.Lab;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The crash test on all feeds, shorter, with kills enough that one falls inside processing: {@code make crash-test} is the long one. */
@Tag("long")
class CrashProcessTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldPublishTheSameBytesAfterKillsAsWithout(boolean transactional) {
        String set = "stores.transactional=" + transactional;
        assertThat(Lab.execute("crash-test", "--records", "5000", "--kills", "8", "--inside", "1", "--set", set))
                .isZero();
    }
}
