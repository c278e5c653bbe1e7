package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MedianDistancesTest {
    private final MedianDistances distances = MedianDistances.of(new double[] {4, -100, 7, 5});

    @Test
    void shouldBeDistancesFromTheUpperMedian() {
        assertThat(distances.median()).isEqualTo(5);
        assertThat(distances.ascending()).containsExactly(0, 1, 2, 105);
    }

    @Test
    void shouldBoundByTheMeanOfTheSmallest() {
        assertThat(distances.bound(50, 3)).isEqualTo(50);
        assertThat(distances.beyond(50)).isEqualTo(1);
        assertThat(distances.beyond(105)).isZero();
        assertThat(MedianDistances.of(new double[] {3, 3, 9}).bound(50, 2)).isZero();
    }
}
