package io.spindrift.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import io.spindrift.model.state.CorruptStateException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CalendarProfileTest {
    private final CalendarProfile profile = new CalendarProfile();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T23:59:59.999Z",
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:30:00Z",
                "1905-06-01T07:00:00Z"
            })
    void shouldChangeTheHourAndTheDayOfALabel_andNoOther(String time) {
        long millis = Instant.parse(time).toEpochMilli();
        profile.learn(millis, 3);
        long hour = Math.floorDiv(millis, 3_600_000L);
        for (int i = 1; i < 24; i++) {
            assertThat(profile.atHour((hour + i) * 3_600_000)).isOne();
        }
        assertThat(profile.atHour(hour * 3_600_000 + 3_599_999)).isEqualTo(1.4, within(1e-6));
        for (int i = 1; i < 7; i++) {
            assertThat(profile.onDay(millis + i * 86_400_000L)).isOne();
        }
        assertThat(profile.onDay(millis + 7 * 86_400_000L)).isEqualTo(1.4, within(1e-6));
        assertThat(profile.meanOfHours()).isEqualTo(1 + 0.4 / 24, within(1e-6));
        assertThat(profile.meanOfDays()).isEqualTo(1 + 0.4 / 7, within(1e-6));
    }

    @Test
    void shouldBoundARatio_andForgetByATwentieth() {
        double expected = 1;
        for (int n = 1; n <= 100; n++) {
            profile.learn(0, n == 100 ? 1e9 : 2);
            expected += Math.max(1.0 / (n + 4), 0.05) * ((n == 100 ? 6 : 2) - expected);
        }
        assertThat(profile.atHour(0)).isEqualTo(expected, within(1e-5));
    }

    @Test
    void shouldRejectAState_whoseCountsAreDamaged() {
        byte[] counts = new byte[31];
        counts[7] = 17;
        Ledger damaged = Ledger.of(fields -> {
            fields.float64s("calendar.hours", new float[24]);
            fields.float64s("calendar.days", new float[7]);
            fields.bytes("calendar.counts", counts);
        });
        assertThatThrownBy(() -> profile.visit(damaged))
                .isInstanceOf(CorruptStateException.class)
                .hasMessageContaining("calendar.counts: expected 31 bytes from 0 to 16");
    }
}
