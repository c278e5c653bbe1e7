package io.spindrift.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PredictiveDistributionTest {

    /** A distribution with the quantiles −2, 0 and 1 at .1, .5 and .9. */
    private static PredictiveDistribution simple() {
        return PredictiveDistribution.of(0, new TreeMap<>(Map.of(0.1, -2.0, 0.5, 0.0, 0.9, 1.0)));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOISE", "CALENDAR", "BURSTS"})
    void shouldInvertItsQuantiles(Generated series) {
        Replay replay = new Replay(List.of(0.5, 0.8, 0.95), 1);
        for (double value : series.values(1500, 3)) {
            replay.take(value);
        }
        PredictiveDistribution distribution = replay.distributions().newest(0);
        for (int i = 1; i < 1000; i++) {
            double probability = i * 1e-3;
            double quantile = distribution.quantile(probability);
            ProbabilityRange range = distribution.probabilities(quantile);
            assertThat(range.low()).isLessThan(probability + 1e-6);
            assertThat(range.high()).isGreaterThan(probability - 1e-6).isEqualTo(distribution.cdf(quantile));
            boolean increasing = i == 1
                    || i == 999
                    || distribution.quantile(probability - 5e-4) < quantile
                            && quantile < distribution.quantile(probability + 5e-4);
            if (increasing) {
                assertThat(distribution.cdf(quantile)).isEqualTo(probability, within(1e-6));
            }
        }
    }

    @Test
    void shouldRiseFromZeroToOne() {
        Replay replay = new Replay(List.of(0.8, 0.95), 1);
        for (double value : Generated.STICKY.values(1500, 3)) {
            replay.take(value);
        }
        PredictiveDistribution distribution = replay.distributions().newest(0);
        double lowest = distribution.quantile(0.001);
        double highest = distribution.quantile(0.999);
        double before = 0;
        for (int i = -100; i <= 1100; i++) {
            double cdf = distribution.cdf(lowest + i * 1e-3 * (highest - lowest));
            assertThat(cdf).isBetween(before, 1.0);
            before = cdf;
        }
        assertThat(distribution.cdf(Math.nextDown(lowest))).isZero();
        assertThat(distribution.cdf(Math.nextUp(highest))).isOne();
    }

    @Test
    void shouldBeThatOfTheForecast_whenItIsBuiltFromPublishedQuantiles() {
        Replay replay = new Replay(List.of(0.8, 0.95), 1);
        for (double value : Generated.NOISE.values(500, 3)) {
            replay.take(value);
        }
        PredictiveDistribution issued = replay.distributions().newest(0);
        SortedMap<Double, Double> published = new TreeMap<>();
        for (double probability : new double[] {0.5, (1 - 0.95) / 2, (1 + 0.95) / 2, (1 - 0.8) / 2, (1 + 0.8) / 2}) {
            published.put(probability, issued.quantile(probability));
        }
        PredictiveDistribution rebuilt = PredictiveDistribution.of(issued.forecast(), published);
        for (int i = 25; i <= 975; i++) {
            double quantile = issued.quantile(i * 1e-3);
            assertThat(rebuilt.quantile(i * 1e-3)).isEqualTo(quantile, within(1e-9));
            assertThat(rebuilt.cdf(quantile)).isEqualTo(issued.cdf(quantile), within(1e-9));
        }
    }

    @Test
    void shouldBeLinearInTheNormalQuantile_betweenQuantiles() {
        // Halfway between the quantiles at ½ and .9 is Φ(½ · 1.2815515655446006) = .739165…
        assertThat(simple().cdf(0.5)).isEqualTo(0.7391658153933758, within(1e-12));
        assertThat(simple().probabilities(0.5).low()).isEqualTo(simple().cdf(0.5));
        assertThat(simple().probabilities(0.5).high()).isEqualTo(simple().cdf(0.5));
    }

    @Test
    void shouldHaveARangeOfProbabilities_whereQuantilesAreEqual_andOutside() {
        PredictiveDistribution point =
                PredictiveDistribution.of(3, new TreeMap<>(Map.of(0.1, 2.0, 0.25, 3.0, 0.75, 3.0, 0.9, 5.0)));
        assertRange(point.probabilities(3), 0.25, 0.75);
        assertThat(point.cdf(3)).isEqualTo(0.75, within(1e-12));
        assertRange(point.probabilities(1.9), 0, 0.1);
        assertRange(point.probabilities(5.1), 0.9, 1);
    }

    private static void assertRange(ProbabilityRange range, double low, double high) {
        assertThat(range.low()).isEqualTo(low, within(1e-12));
        assertThat(range.high()).isEqualTo(high, within(1e-12));
    }

    @Test
    void shouldSayNothing_whenNothingIsKnown() {
        PredictiveDistribution unknown = PredictiveDistribution.of(1, new TreeMap<>(Map.of(0.5, Double.NaN)));
        assertThat(unknown.quantile(0.5)).isNaN();
        assertThat(unknown.cdf(1)).isNaN();
        assertThatThrownBy(() -> unknown.probabilities(1)).isInstanceOf(IllegalStateException.class);
    }
}
