package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalProbabilityTest {
    /** Published quantiles, as in {@link NormalQuantileTest}. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1.959963984540054, 0.975",
        "-1.2815515655446006, 0.1",
        "3.0902323061678133, 0.999",
        "-4.753424308822899, 1e-6",
        "-7.034483825301132, 1e-12"
    })
    void shouldGiveKnownProbabilities(double z, double probability) {
        assertThat(NormalProbability.of(z)).isEqualTo(probability, within(1e-15));
    }

    @Test
    void shouldMatchTheIntegralOfTheDensity_andRise() {
        double before = 0;
        for (int i = -8500; i <= 8500; i++) {
            double probability = NormalProbability.of(i * 1e-3);
            assertThat(probability).isEqualTo(NormalDistribution.below(i * 1e-3), within(1e-12));
            assertThat(probability).isBetween(before - 5e-15, 1.0);
            before = probability;
        }
    }

    @Test
    void shouldBeTheInverseOfTheQuantile() {
        for (int i = 1; i < 1000; i++) {
            assertThat(NormalProbability.of(NormalQuantile.of(i * 1e-3))).isEqualTo(i * 1e-3, within(1e-14));
        }
    }

    @Test
    void shouldBeZeroOrOne_farOutside() {
        assertThat(NormalProbability.of(-40)).isZero();
        assertThat(NormalProbability.of(Double.POSITIVE_INFINITY)).isOne();
    }
}
