package io.spindrift.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.numeric.NormalQuantile;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantileTrackerTest {
    private final QuantileTracker tracker = new QuantileTracker(1);

    @ParameterizedTest
    @ValueSource(doubles = {0.025, 0.1, 0.5, 0.8, 0.95, 0.99})
    void shouldFindTheQuantilesOfASkewedDistribution(double probability) {
        SplittableRandom random = new SplittableRandom(3);
        QuantileTracker.Point point = QuantileTracker.Point.of(probability);
        double sum = 0;
        for (int i = 1; i <= 60_000; i++) {
            tracker.learn(-Math.log(random.nextDouble()) - 1, i);
            sum += i > 30_000 ? tracker.at(point) / 30_000 : 0;
        }
        // P(u < mean of the tracked quantile), with u + 1 exponential.
        double below = 1 - Math.exp(-(sum + 1));
        assertThat(below).isEqualTo(probability, within(0.25 * Math.min(probability, 1 - probability) + 0.003));
    }

    @Test
    void shouldStartHalfwayBetweenNormalAndLaplace() {
        for (double probability : new double[] {0.001, 0.02, 0.3, 0.5, 0.9, 0.999}) {
            double laplace = probability < 0.5 ? Math.log(2 * probability) : -Math.log(2 * (1 - probability));
            double normal = Math.sqrt(Math.PI / 2) * NormalQuantile.of(probability);
            assertThat(tracker.at(QuantileTracker.Point.of(probability)))
                    .isEqualTo((normal + laplace) / 2, within(1e-12));
        }
    }

    @Test
    void shouldBeLinearInTheNormalQuantile_andFlatBeyondTheOutermost() {
        double low = NormalQuantile.of(0.1);
        double high = NormalQuantile.of(0.2);
        double share = (NormalQuantile.of(0.15) - low) / (high - low);
        double expected = tracker.at(QuantileTracker.Point.of(0.1))
                + share * (tracker.at(QuantileTracker.Point.of(0.2)) - tracker.at(QuantileTracker.Point.of(0.1)));
        assertThat(tracker.at(QuantileTracker.Point.of(0.15))).isEqualTo(expected, within(1e-12));
        assertThat(tracker.at(QuantileTracker.Point.of(1e-9))).isEqualTo(tracker.at(QuantileTracker.Point.of(0.001)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e6, 0, 1e-300, 1e6})
    void shouldStayInOrderWithinItsBounds_whenANumberRepeats(double number) {
        for (int i = 1; i <= 20_000; i++) {
            tracker.learn(number, i);
        }
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < 1000; i++) {
            double quantile = tracker.at(QuantileTracker.Point.of(i / 1000.0));
            assertThat(quantile).isBetween(before, 40.0);
            before = quantile;
        }
        assertThat(tracker.low()).isNegative();
        assertThat(tracker.high()).isPositive();
    }

    @Test
    void shouldNotMoveAQuantile_thatANumberEquals() {
        QuantileTracker.Point median = QuantileTracker.Point.of(0.5);
        tracker.learn(0, 1);
        assertThat(tracker.at(median)).isZero();
        tracker.learn(0.1, 2);
        assertThat(tracker.at(median)).isPositive();
    }
}
