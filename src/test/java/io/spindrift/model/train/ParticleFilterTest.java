package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.numeric.Precision;
import io.spindrift.serde.StateBytes;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParticleFilterTest {
    private static final long SERIES = 42;

    private final SplittableRandom random = new SplittableRandom(40);

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"1, 1, 5, 0.01", "2, 3, 16, 0.05", "3, 2, 21, 0", "4, 4, 9, 0.3"})
    void shouldFollowTheEquationsParticleByParticle(int inputs, int units, int particles, double noise) {
        ParticleFilterSettings settings = PaperFilter.settings(units, particles, noise, 0.4, 0.6, 0.7, 5);
        ParticleFilter filter = new ParticleFilter(settings, inputs, SERIES, Precision.FLOAT64);
        NaiveFilter naive = new NaiveFilter(settings, inputs, SERIES);
        for (int t = 0; t < 25; t++) {
            double[] x = regressor(inputs);
            assertThat(filter.rollout().forecast(x)).isCloseTo(naive.forecast(x), within(1e-9));
            if (t % 7 == 3) {
                filter.skip(x);
                naive.skip(x);
            } else {
                double label = random.nextDouble(-1.5, 1.5);
                filter.learn(x, label);
                naive.learn(x, label);
            }
            assertThat(filter.effectiveSampleSize().orElseThrow()).isCloseTo(naive.effectiveSampleSize(), within(1e-8));
        }
        assertThat(naive.resamplings()).isBetween(1, 20);
    }

    @Test
    void shouldNotChange_whenItForecasts() {
        ParticleFilter filter = new ParticleFilter(settings(0.02), 2, SERIES, Precision.FLOAT64);
        ParticleFilter other = new ParticleFilter(settings(0.02), 2, SERIES, Precision.FLOAT64);
        for (int t = 0; t < 20; t++) {
            byte[] before = bytes(filter);
            RolloutState rollout = filter.rollout();
            rollout.advance(regressor(2));
            rollout.forecast(regressor(2));
            rollout.restart();
            assertThat(bytes(filter)).isEqualTo(before);
            double[] x = regressor(2);
            filter.learn(x, 0.5);
            other.learn(x, 0.5);
            assertThat(bytes(filter)).isEqualTo(bytes(other));
        }
    }

    @Test
    void shouldGiveTheSameForecastAgain_fromTheSameRollout() {
        ParticleFilter filter = new ParticleFilter(settings(0.02), 2, SERIES, Precision.FLOAT64);
        RolloutState rollout = filter.rollout();
        for (int t = 0; t < 10; t++) {
            double[] x = regressor(2);
            double forecast = rollout.forecast(x);
            assertThat(rollout.forecast(x)).isEqualTo(forecast);
            assertThat(filter.rollout().forecast(x)).isEqualTo(forecast);
            filter.learn(x, 1);
            rollout.restart();
        }
    }

    @Test
    void shouldRollOutAsAFilterWithoutNoiseThatSkips() {
        ParticleFilter filter = new ParticleFilter(settings(0), 2, SERIES, Precision.FLOAT64);
        for (int t = 0; t < 15; t++) {
            filter.learn(regressor(2), random.nextDouble(-1, 1));
        }
        RolloutState rollout = filter.rollout();
        for (int k = 0; k < 10; k++) {
            double[] x = regressor(2);
            rollout.advance(x);
            filter.skip(x);
            double[] next = regressor(2);
            assertThat(rollout.forecast(next)).isEqualTo(filter.rollout().forecast(next));
        }
    }

    @Test
    void shouldContinueToTheSameBitsFromASnapshotAtAnyStep() {
        int steps = 40;
        double[][] xs = new double[steps][];
        for (int t = 0; t < steps; t++) {
            xs[t] = regressor(2);
        }
        ParticleFilter whole = new ParticleFilter(settings(0.05), 2, SERIES, Precision.FLOAT64);
        ParticleFilter parts = new ParticleFilter(settings(0.05), 2, SERIES, Precision.FLOAT64);
        for (int t = 0; t < steps; t++) {
            parts = restored(parts);
            assertThat(bytes(parts)).isEqualTo(bytes(whole));
            assertThat(parts.rollout().forecast(xs[t]))
                    .isEqualTo(whole.rollout().forecast(xs[t]));
            for (ParticleFilter filter : new ParticleFilter[] {whole, parts}) {
                if (t % 5 == 4) {
                    filter.skip(xs[t]);
                } else {
                    filter.learn(xs[t], StrictMath.sin(t));
                }
            }
        }
        assertThat(bytes(parts)).isEqualTo(bytes(whole));
    }

    @Tag("slow")
    @Test
    void shouldReduceItsError_whenItLearns() {
        ParticleFilterSettings settings = PaperFilter.settings(3, 100, 0.01, 0.05, 0.5, 0.3, 1);
        ParticleFilter filter = new ParticleFilter(settings, 2, SERIES, Precision.FLOAT64);
        int steps = 3000;
        double[] squares = new double[steps];
        double variance = 0;
        for (int t = 0; t < steps; t++) {
            double[] x = regressor(2);
            double label = 1.5 * StrictMath.tanh(0.8 * x[0] - 0.6 * x[1]);
            double error = label - filter.rollout().forecast(x);
            squares[t] = error * error;
            variance += label * label / steps;
            filter.learn(x, label);
        }
        double last = mean(squares, steps * 3 / 4, steps);
        assertThat(last).isLessThan(0.25 * mean(squares, 0, steps / 4)).isLessThan(0.05 * variance);
    }

    @Test
    void shouldBoundForecasts() {
        ParticleFilterSettings wild = PaperFilter.settings(4, 10, 1, 0.1, 0.5, 10, 3);
        ParticleFilter filter = new ParticleFilter(wild, 2, SERIES, Precision.FLOAT64);
        double largest = 0;
        for (int t = 0; t < 500; t++) {
            double[] x = {random.nextDouble(-10, 10), random.nextDouble(-10, 10)};
            double forecast = filter.rollout().forecast(x);
            largest = Math.max(largest, Math.abs(forecast));
            assertThat(forecast).isBetween(-RolloutState.FORECAST_BOUND, RolloutState.FORECAST_BOUND);
            filter.learn(x, t % 2 == 0 ? 10 : -10);
        }
        assertThat(largest).isEqualTo(RolloutState.FORECAST_BOUND);
    }

    @Test
    void shouldLearnDifferently_withAnotherSeriesOrSeed() {
        double[] x = {0.5, -1};
        double forecast = new ParticleFilter(settings(0.02), 2, SERIES, Precision.FLOAT64)
                .rollout()
                .forecast(x);
        assertThat(new ParticleFilter(settings(0.02), 2, SERIES + 1, Precision.FLOAT64)
                        .rollout()
                        .forecast(x))
                .isNotEqualTo(forecast);
        ParticleFilterSettings seeded = PaperFilter.settings(3, 20, 0.02, 0.3, 0.5, 0.5, 2);
        assertThat(new ParticleFilter(seeded, 2, SERIES, Precision.FLOAT64)
                        .rollout()
                        .forecast(x))
                .isNotEqualTo(forecast);
    }

    @Test
    void shouldCountTheBytesOfItsState() {
        assertThat(settings(0.02).stateBytes(2))
                .isEqualTo(bytes(new ParticleFilter(settings(0.02), 2, SERIES, Precision.FLOAT64)).length);
    }

    private static ParticleFilterSettings settings(double processNoise) {
        return PaperFilter.settings(3, 20, processNoise, 0.3, 0.5, 0.5, 1);
    }

    private double[] regressor(int inputs) {
        return random.doubles(inputs, -1.7, 1.7).toArray();
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += values[t];
        }
        return sum / (to - from);
    }

    private static byte[] bytes(ParticleFilter filter) {
        return StateBytes.save(filter::visit);
    }

    private static ParticleFilter restored(ParticleFilter filter) {
        return StateBytes.restore(bytes(filter), io -> {
            ParticleFilter restored = new ParticleFilter(settings(0.05), 2, SERIES, Precision.FLOAT64);
            restored.visit(io);
            return restored;
        });
    }
}
