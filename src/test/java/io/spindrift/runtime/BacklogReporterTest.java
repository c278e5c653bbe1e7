package io.spindrift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BacklogReporterTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            0;       -1;      history: no records are waiting
            1200000; -1;      history: 1,200,000 records are waiting
            1200000; 1300000; history: 1,200,000 records are waiting, 10,000 per second, about 2 min left
            50000;   60000;   history: 50,000 records are waiting, 1,000 per second, about 50 s left
            70000;   60000;   history: 70,000 records are waiting
            0;       100;     history: all waiting records have been learned
            """)
    void shouldReportTheBacklogAndTheTimeLeft(long now, long before, String words) {
        assertThat(BacklogReporter.message(now, before)).isEqualTo(words);
    }
}
