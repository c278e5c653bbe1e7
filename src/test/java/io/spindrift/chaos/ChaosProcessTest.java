package io.spindrift.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.cli.Lab;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three minutes of faults on all feeds, with nothing lost, duplicated or different: {@code make chaos} takes more. */
@Tag("long")
class ChaosProcessTest {

    @Test
    void shouldLearnExactlyOnceUnderFaults() {
        assertThat(Lab.execute("chaos", "--minutes", "3", "--rate", "60")).isZero();
    }
}
