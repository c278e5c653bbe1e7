package io.spindrift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BacklogReporterTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            0;       -1;      history: nothing waits yet
            1200000; -1;      history: 1,200,000 records wait
            1200000; 1300000; history: 1,200,000 records wait, 10,000 a second, about 2 min more
            50000;   60000;   history: 50,000 records wait, 1,000 a second, about 50 s more
            70000;   60000;   history: 70,000 records wait
            0;       100;     history: all that waited has been learned
            """)
    void shouldTellHowMuchThereIsAndHowLongItTakes(long now, long before, String words) {
        assertThat(BacklogReporter.words(now, before)).isEqualTo(words);
    }
}
