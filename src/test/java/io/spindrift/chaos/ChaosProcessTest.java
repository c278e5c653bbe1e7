package io.spindrift.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.cli.Lab;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three minutes of faults on all feeds, with nothing lost, duplicated or different: {@code make chaos} takes more. */
@Tag("long")
class ChaosProcessTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldLearnExactlyOnceUnderFaults(boolean transactional) {
        String set = "stores.transactional=" + transactional;
        assertThat(Lab.execute("chaos", "--minutes", "3", "--rate", "60", "--set", set))
                .isZero();
    }
}
