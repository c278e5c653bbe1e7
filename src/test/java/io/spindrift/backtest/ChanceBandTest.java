package io.spindrift.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChanceBandTest {

    @ParameterizedTest
    @CsvSource({"20, 0.5", "100, 0.05", "400, 0.95", "50, 0.001", "1, 0.5", "300, 0.8"})
    void shouldBeTheQuantilesOfTheBinomialDistribution(int n, double probability) {
        ChanceBand band = ChanceBand.of(n, 1, probability);
        assertThat(band.lower() * n).isEqualTo(exactQuantile(n, probability, 0.025), within(1e-9));
        assertThat(band.upper() * n).isEqualTo(exactQuantile(n, probability, 0.975), within(1e-9));
    }

    /** By sums of exact binomial coefficients. */
    private static int exactQuantile(int n, double probability, double share) {
        BigDecimal p = BigDecimal.valueOf(probability);
        BigDecimal sum = BigDecimal.ZERO;
        BigInteger coefficient = BigInteger.ONE;
        for (int k = 0; k <= n; k++) {
            sum = sum.add(new BigDecimal(coefficient)
                    .multiply(p.pow(k))
                    .multiply(BigDecimal.ONE.subtract(p).pow(n - k)));
            if (sum.compareTo(BigDecimal.valueOf(share)) >= 0) {
                return k;
            }
            coefficient = coefficient.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
        }
        return n;
    }

    @Test
    void shouldApproachTheNormalDistribution_whenThereAreManyForecasts() {
        ChanceBand band = ChanceBand.of(1_000_000, 1, 0.05);
        double half = 1.959964 * Math.sqrt(0.05 * 0.95 / 1_000_000);
        assertThat(band.lower()).isEqualTo(0.05 - half, within(3e-6));
        assertThat(band.upper()).isEqualTo(0.05 + half, within(3e-6));
    }

    @Test
    void shouldCountOverlappingForecastsAsFewer() {
        assertThat(ChanceBand.of(2400, 24, 0.1)).isEqualTo(ChanceBand.of(100, 1, 0.1));
        assertThat(ChanceBand.of(2400, 0, 0.1)).isEqualTo(ChanceBand.of(2400, 1, 0.1));
        assertThat(ChanceBand.of(5, 24, 0.1)).isEqualTo(new ChanceBand(0, 1));
    }
}
