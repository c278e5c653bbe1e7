package io.spindrift.model.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class CalendarTest {

    @Test
    void shouldGiveTheSine() {
        for (int i = -4000; i <= 4000; i++) {
            double turns = i / 1000.0;
            assertThat(Calendar.sine(turns))
                    .as("sin 2π %s", turns)
                    .isEqualTo(StrictMath.sin(2 * Math.PI * turns), within(1e-12));
        }
    }

    @Test
    void shouldGiveHourAndWeekday() {
        double[] monday = terms(LocalDateTime.of(2024, 1, 1, 6, 0));
        assertThat(monday[0]).as("sine of the day at six").isEqualTo(1, within(1e-9));
        assertThat(monday[1]).as("cosine").isEqualTo(0, within(1e-9));
        assertThat(monday[4])
                .as("a quarter of a day into the week")
                .isEqualTo(StrictMath.sin(2 * Math.PI / 28), within(1e-9));
        double[] nextMonday = terms(LocalDateTime.of(2024, 1, 8, 6, 0));
        for (int k = 0; k < Calendar.SHORT_TERMS; k++) {
            assertThat(nextMonday[k]).isEqualTo(monday[k], within(1e-9));
        }
        double[] nextYear = terms(LocalDateTime.of(2025, 1, 1, 6, 0));
        assertThat(nextYear[9]).isEqualTo(monday[9], within(0.01));
    }

    private static double[] terms(LocalDateTime time) {
        double[] out = new double[Calendar.TERMS];
        Calendar.fill(time.toInstant(ZoneOffset.UTC).toEpochMilli(), out, 0);
        return out;
    }
}
