package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.past.Seasons;
import io.spindrift.model.scale.ForecastBounds;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A blend over a series of the series mode. */
@Tag("slow")
final class BlendSeriesTest {
    private static final long HOUR = 3_600_000;

    private final SplittableRandom random = new SplittableRandom(17);

    @ParameterizedTest
    @ValueSource(ints = {1, 24})
    void shouldNotSeeTheFuture(int horizon) {
        double[] values = random.doubles(300, 0, 10).toArray();
        List<HorizonForecast> expected = forecasts(horizon, 300, t -> values[t]);
        List<HorizonForecast> scrambled = forecasts(horizon, 300, t -> t < 200 ? values[t] : 1e3 * random.nextDouble());
        assertThat(scrambled.subList(0, 200)).isEqualTo(expected.subList(0, 200));
        assertThat(scrambled.get(200)).isNotEqualTo(expected.get(200));
    }

    @Test
    void shouldForecastSensiblyFromTheSecondRecordOn() {
        for (HorizonForecast forecast : forecasts(1, 40, t -> 100 + t % 2).subList(1, 40)) {
            assertThat(forecast.prediction()).isBetween(98.0, 103.0);
            assertThat(forecast.intervals()).allSatisfy(interval -> {
                assertThat(interval.lower()).isFinite();
                assertThat(interval.upper()).isFinite();
            });
        }
    }

    @Test
    void shouldLearnADayOfHours() {
        double mse = mse(
                24,
                1500,
                t -> 10 * StrictMath.sin(t * Math.PI / 12) + (t % 24 == 8 ? 5 : 0) + 0.1 * random.nextGaussian());
        assertThat(mse).isLessThan(0.05);
    }

    @Test
    void shouldUseAConfiguredSeason() {
        double[] season = random.doubles(100, -3, 3).toArray();
        double[] noise = random.doubles(900, -0.5, 0.5).toArray();
        IntToDoubleFunction values = t -> season[t % season.length] + noise[t];
        BlendSettings given = new BlendSettings(false, 1, new Seasons(List.of(24, season.length)));
        double withIt = mse(run(1, given), noise.length, values);
        assertThat(withIt).isLessThan(0.3 * mse(run(1, BlendSettings.LINEAR), noise.length, values));
    }

    @Test
    void shouldBeNoWorseThanTheNaiveForecastOnARandomWalk() {
        double[] walk = new double[3000];
        for (int t = 1; t < walk.length; t++) {
            walk[t] = walk[t - 1] + random.nextGaussian();
        }
        assertThat(mse(1, walk.length, t -> walk[t])).isLessThan(1.03);
    }

    @Test
    void shouldRecoverAfterAChangeOfRegime() {
        double[] fresh = process(0.5, 800);
        double[] before = process(-0.8, 2000);
        double alone = mse(1, 800, t -> fresh[t]);
        SeriesRun run = run(1);
        double sum = 0;
        for (int t = 0; t < 2800; t++) {
            int scored = run.outcomes.horizonScores.size();
            run.value(HOUR * t, t < 2000 ? before[t] : fresh[t - 2000]);
            if (t >= 2400 && run.outcomes.horizonScores.size() > scored) {
                HorizonScore score = run.outcomes.horizonScores.get(scored);
                sum += Math.pow(score.label() - score.prediction(), 2) / 400;
            }
        }
        assertThat(sum).isLessThan(1.1 * alone);
    }

    @Test
    void shouldStayFinite_afterAnOutlierAndAConstantStretch() {
        for (double wild : new double[] {1e30, -1e300, 0}) {
            List<HorizonForecast> forecasts =
                    forecasts(1, 400, t -> t == 150 ? wild : t > 200 && t < 300 ? 5 : 5 + t % 3);
            assertThat(forecasts)
                    .allSatisfy(each -> assertThat(each.prediction()).isFinite());
            assertThat(forecasts.get(399).prediction()).isBetween(-100.0, 100.0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e100, 1e100, 1e6})
    void shouldRecoverFromAnOutlier(double wild) {
        double[] values = process(0.8, 2000);
        double undisturbed = mse(1, values.length, t -> values[t]);
        assertThat(mse(1, values.length, t -> t == 600 ? wild : values[t])).isLessThan(1.2 * undisturbed);
    }

    @Test
    void shouldReturnTheMixtureOfEachForecast() {
        double[] values = process(0.8, 600);
        SeriesRun told = run(2);
        for (int t = 0; t < values.length; t++) {
            told.value(HOUR * t, values[t]);
            HorizonMixture mixture = told.mixture(2);
            double sum = values[t];
            for (int k = 0; k < mixture.weights().length; k++) {
                sum += mixture.weights()[k] * (mixture.forecasts()[k] - values[t]);
            }
            assertThat(mixture.experts()).hasSameSizeAs(mixture.weights()).startsWith("naive");
            // Experts forecast in floats.
            assertThat(sum).isEqualTo(told.outcomes.horizonForecasts.get(t).prediction(), within(1e-6));
        }
    }

    /** y_t = a y_{t−1} + noise. */
    private double[] process(double a, int length) {
        double[] y = new double[length];
        for (int t = 1; t < length; t++) {
            y[t] = a * y[t - 1] + random.nextGaussian();
        }
        return y;
    }

    private static SeriesRun run(int horizon) {
        return run(horizon, BlendSettings.FULL);
    }

    private static SeriesRun run(int horizon, BlendSettings blend) {
        return new SeriesRun(new SeriesSettings(
                InputMode.SERIES,
                48,
                Horizons.of(horizon),
                5,
                1000,
                Precision.FLOAT32,
                SeriesRun.LABELS,
                blend,
                SeriesRun.LEVELS,
                ForecastBounds.NONE));
    }

    private static List<HorizonForecast> forecasts(int horizon, int length, IntToDoubleFunction values) {
        SeriesRun run = run(horizon);
        for (int t = 0; t < length; t++) {
            run.value(HOUR * t, values.applyAsDouble(t));
        }
        return run.outcomes.horizonForecasts;
    }

    /** Over the last half. */
    private static double mse(int horizon, int length, IntToDoubleFunction values) {
        return mse(run(horizon), length, values);
    }

    private static double mse(SeriesRun run, int length, IntToDoubleFunction values) {
        for (int t = 0; t < length; t++) {
            run.value(HOUR * t, values.applyAsDouble(t));
        }
        return run.outcomes.horizonScores.stream()
                .filter(score -> score.madeAt().sequence() >= length / 2)
                .mapToDouble(score -> Math.pow(score.label() - score.prediction(), 2))
                .average()
                .orElseThrow();
    }
}
