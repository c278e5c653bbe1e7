package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalQuantileTest {
    /** Published quantiles; those of the small probabilities are computed with 40 digits from the inverse of erf. */
    @ParameterizedTest
    @CsvSource({
        "0.975, 1.959963984540054",
        "0.995, 2.5758293035489004",
        "0.9, 1.2815515655446006",
        "0.75, 0.6744897501960817",
        "0.6, 0.25334710313579974",
        "0.95, 1.6448536269514723",
        "0.999, 3.0902323061678133",
        "1e-3, -3.0902323061678135",
        "1e-6, -4.753424308822899",
        "1e-9, -5.997807015007687",
        "1e-12, -7.034483825301132",
        "1e-15, -7.941345326170997"
    })
    void shouldGiveKnownQuantiles(double probability, double quantile) {
        assertThat(NormalQuantile.of(probability)).isCloseTo(quantile, withinPercentage(1e-13));
    }

    @Test
    void shouldBeZeroInTheMiddle() {
        assertThat(NormalQuantile.of(0.5)).isZero();
    }

    @Test
    void shouldBeSymmetric() {
        SplittableRandom random = new SplittableRandom(241);
        for (int i = 0; i < 200_000; i++) {
            double probability = random.nextLong(1, 1L << 52) * 0x1p-53;
            assertThat(NormalQuantile.of(1 - probability)).isEqualTo(-NormalQuantile.of(probability));
        }
    }

    @Test
    void shouldRise() {
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < 1_000_000; i++) {
            double quantile = NormalQuantile.of(i * 1e-6);
            assertThat(quantile).isGreaterThan(before);
            before = quantile;
        }
    }

    /** The seams between the three approximations: |p − ½| = 0.425, and r = 5, that is p = e^−25. */
    @ParameterizedTest
    @CsvSource({"0.075", "0.925", "1.3887943864964021e-11"})
    void shouldHaveNoStepWhereOneApproximationTakesOver(double seam) {
        double below = NormalQuantile.of(seam * (1 - 1e-12));
        double above = NormalQuantile.of(seam * (1 + 1e-12));
        assertThat(above - below).isBetween(0.0, 1e-10);
    }

    @Test
    void shouldBeFiniteInTheTails() {
        assertThat(NormalQuantile.of(0x1p-53)).isBetween(-8.3, -8.2);
        assertThat(NormalQuantile.of(1 - 0x1p-53)).isBetween(8.2, 8.3);
        assertThat(NormalQuantile.of(Double.MIN_VALUE)).isFinite().isLessThan(-38);
    }

    @Test
    void shouldUndoTheDistributionFunction() {
        for (double z = -4; z <= 4; z += 0.25) {
            assertThat(NormalQuantile.of(distribution(z))).isCloseTo(z, within(1e-11));
        }
    }

    /** Φ(z) = ½ + φ(z) (z + z³/3 + z⁵/(3·5) + …). */
    private static double distribution(double z) {
        double term = z;
        double sum = z;
        for (int k = 3; k < 400; k += 2) {
            term *= z * z / k;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI);
    }
}
