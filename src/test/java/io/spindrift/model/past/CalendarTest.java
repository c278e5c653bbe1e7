package io.spindrift.model.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class CalendarTest {

    @Test
    void shouldComputeTheSine_whenTurnsAreAny() {
        for (int i = -4000; i <= 4000; i++) {
            double turns = i / 1000.0;
            assertThat(Calendar.sine(turns))
                    .as("sin 2π %s", turns)
                    .isEqualTo(StrictMath.sin(2 * Math.PI * turns), within(1e-12));
        }
    }

    @Test
    void shouldRepeatByDayAndWeek_whenTimesAreUtc() {
        float[] monday = terms(LocalDateTime.of(2024, 1, 1, 6, 0));
        assertThat((double) monday[0]).as("sine of the day at six").isEqualTo(1, within(1e-7));
        assertThat((double) monday[1]).as("cosine").isEqualTo(0, within(1e-7));
        assertThat((double) monday[4])
                .as("a quarter of a day into the week")
                .isEqualTo(StrictMath.sin(2 * Math.PI / 28), within(1e-7));
        float[] nextMonday = terms(LocalDateTime.of(2024, 1, 8, 6, 0));
        for (int k = 0; k < Calendar.SHORT_TERMS; k++) {
            assertThat((double) nextMonday[k]).isEqualTo((double) monday[k], within(1e-7));
        }
        float[] nextYear = terms(LocalDateTime.of(2025, 1, 1, 6, 0));
        assertThat((double) nextYear[9]).isEqualTo((double) monday[9], within(0.01));
    }

    private static float[] terms(LocalDateTime time) {
        float[] out = new float[Calendar.TERMS];
        Calendar.fill(time.toInstant(ZoneOffset.UTC).toEpochMilli(), out);
        return out;
    }
}
