package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class RunningMomentsTest {
    private static final double[] NUMBERS = {3, -1, 4, 1, -5, 9, 2, 6};

    @Test
    void shouldBeTheMeanAndThePopulationVariance_whileNothingIsForgotten() {
        double mean = 0;
        double fading = 0;
        double variance = 0;
        for (int n = 1; n <= NUMBERS.length; n++) {
            double value = NUMBERS[n - 1];
            double rate = RunningMoments.rate(n, 1.0 / NUMBERS.length);
            variance = RunningMoments.variance(variance, value - fading, rate);
            mean = RunningMoments.mean(mean, value, n);
            fading = RunningMoments.fadingMean(fading, value, rate);
        }
        double expected = Arrays.stream(NUMBERS).average().orElseThrow();
        double squares =
                Arrays.stream(NUMBERS).map(value -> value * value).average().orElseThrow();
        assertThat(mean).isCloseTo(expected, within(1e-14));
        assertThat(fading).isCloseTo(expected, within(1e-14));
        assertThat(variance).isCloseTo(squares - expected * expected, within(1e-13));
    }

    @Test
    void shouldWeightTheLastNumberByTheLeastRate_whenThereAreMore() {
        double rate = RunningMoments.rate(1000, 0.25);
        assertThat(rate).isEqualTo(0.25);
        assertThat(RunningMoments.fadingMean(2, 6, rate)).isEqualTo(3);
        assertThat(RunningMoments.variance(8, 4, rate)).isEqualTo(0.75 * (8 + 0.25 * 16));
    }

    @Test
    void shouldClampToTheNearestBound() {
        assertThat(Clamp.symmetric(7, 2)).isEqualTo(2);
        assertThat(Clamp.symmetric(-7, 2)).isEqualTo(-2);
        assertThat(Clamp.symmetric(-1.5, 2)).isEqualTo(-1.5);
        assertThat(Clamp.symmetric(Double.NEGATIVE_INFINITY, 2)).isEqualTo(-2);
        assertThat(Clamp.symmetric(Double.NaN, 2)).isNaN();
        assertThat(Clamp.between(1, 0, 4)).isEqualTo(1);
        assertThat(Clamp.between(1, 9, 4)).isEqualTo(4);
    }
}
