package io.spindrift.model.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.Ledger;
import org.junit.jupiter.api.Test;

final class PossibleRangeTest {
    private final PossibleRange range = new PossibleRange(ForecastBounds.NONE);

    private static void observe(PossibleRange range, int count, double value) {
        for (int i = 0; i < count; i++) {
            range.observe(value);
        }
    }

    @Test
    void shouldEndAtZero_whenOneHundredValuesWereNotNegative() {
        observe(range, 99, 5);
        assertThat(range.bounds().within(-3)).isEqualTo(-3);
        range.observe(0);
        assertThat(range.bounds().within(-3)).isZero();
        assertThat(range.bounds().max()).isInfinite();
    }

    @Test
    void shouldHaveNoEnd_whenANegativeValueComes() {
        observe(range, 500, 5);
        range.observe(-0.1);
        assertThat(range.bounds().within(-3)).isEqualTo(-3);
        observe(range, 500, 5);
        assertThat(range.bounds().within(-3)).isEqualTo(-3);
    }

    @Test
    void shouldEndAtZeroFromAbove_whenNoValueWasPositive() {
        observe(range, 100, -5);
        assertThat(range.bounds().within(3)).isZero();
        range.observe(1);
        assertThat(range.bounds().within(3)).isEqualTo(3);
    }

    @Test
    void shouldBeZeroOnly_whenAllValuesWereZero() {
        observe(range, 100, 0);
        assertThat(range.bounds().within(3)).isZero();
        assertThat(range.bounds().within(-3)).isZero();
    }

    @Test
    void shouldKeepBoundsOfTheUser_whenValuesSayMore() {
        PossibleRange given = new PossibleRange(new ForecastBounds(2, 8));
        observe(given, 100, 5);
        assertThat(given.bounds().within(-3)).isEqualTo(2);
        assertThat(given.bounds().within(30)).isEqualTo(8);
        PossibleRange negative = new PossibleRange(new ForecastBounds(-9, -2));
        observe(negative, 100, 5);
        assertThat(negative.bounds().within(30)).isEqualTo(-2);
        assertThat(negative.bounds().within(-30)).isBetween(-9.0, -2.0);
    }

    @Test
    void shouldBeTheSame_whenRestored() {
        observe(range, 100, 5);
        PossibleRange restored = new PossibleRange(ForecastBounds.NONE);
        restored.visit(Ledger.of(range::visit));
        assertThat(restored.bounds().min()).isZero();
    }
}
