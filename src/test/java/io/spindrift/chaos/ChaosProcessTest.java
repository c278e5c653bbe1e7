package io.spindrift.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Three minutes of faults, with nothing lost, duplicated or different: {@code make chaos} takes more. */
@Tag("long")
class ChaosProcessTest {

    @Test
    void shouldLearnExactlyOnceUnderFaults() {
        assertThat(new CommandLine(new Chaos()).execute("--minutes", "3", "--rate", "60"))
                .isZero();
    }
}
