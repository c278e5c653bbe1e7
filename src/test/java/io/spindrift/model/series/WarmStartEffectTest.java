package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.series.SeriesModels;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The effect of a warm start on generated series, as the ratio of its mean squared error to that of a cold start. */
@Tag("slow")
final class WarmStartEffectTest {
    private static final long HOUR = 3_600_000;
    private static final int DONOR_RECORDS = 2000;
    private static final int RECORDS = 500;
    private static final int SEEDS = 2;

    /**
     * Each learner with its maximum ratios: a series of the same kind, first hundred labels; another kind, after three
     * hundred labels.
     */
    static Stream<Arguments> learners() {
        return Stream.of(
                Arguments.of("blend", settings(BlendSettings.FULL, 48, Precision.FLOAT32), 0.92, 1.1),
                Arguments.of("blend-linear", settings(BlendSettings.LINEAR, 48, Precision.FLOAT32), 0.92, 1.25),
                Arguments.of("rls", settings(Defaults.RLS, 8, Precision.FLOAT64), 0.9, 1.1),
                Arguments.of("block", settings(Defaults.BLOCK, 8, Precision.FLOAT64), 0.8, 1.05));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("learners")
    void shouldForecastASeriesOfTheSameKindBetterAndAnotherHardlyWorse(
            String name, SeriesSettings settings, double same, double other) {
        double first = 0;
        double later = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SeriesModel donor = SeriesModel.create("donor", settings);
            run(donor, seasonal(DONOR_RECORDS, seed, 1, 0));
            Donor learned = SeriesModels.donor(donor);
            first += ratio(settings, learned, seasonal(RECORDS, 100 + seed, 37, 500), 0, 100) / SEEDS;
            later += ratio(settings, learned, autoregressive(RECORDS, 100 + seed, 37, 500), 300, RECORDS) / SEEDS;
        }
        assertThat(first).as("same kind").isLessThan(same);
        assertThat(later).as("another kind").isLessThan(other);
    }

    /** A network that kept the donor's function would have ten times the error of a new one. */
    @Test
    void shouldUnlearnAnotherFunction() {
        SeriesSettings settings =
                SeriesRun.settings(InputMode.REGRESSION, SeriesRun.LABELS, Horizons.of(1), Defaults.MLP);
        double same = 0;
        double other = 0;
        int seeds = 8;
        for (int seed = 0; seed < seeds; seed++) {
            SeriesModel donor = SeriesModel.create("donor", settings);
            run(donor, DONOR_RECORDS, seed, 1, 0);
            Donor learned = SeriesModels.donor(donor);
            same += StrictMath.log(ratio(settings, learned, seed, 1, 0)) / seeds;
            other += StrictMath.log(ratio(settings, learned, seed, -1, 300)) / seeds;
        }
        // Now and then either start leads to a worse minimum than the other.
        assertThat(StrictMath.exp(same)).as("the same function").isLessThan(0.8);
        assertThat(StrictMath.exp(other)).as("another").isLessThan(1.2);
    }

    /** Over two hundred records from the given one on. */
    private static double ratio(SeriesSettings settings, Donor donor, long seed, int sign, int from) {
        SeriesModel warm = SeriesModel.create("a", settings);
        warm.setWarmStart(donor);
        return mse(run(warm, RECORDS, 50 + seed, 37 * sign, 500), from, from + 200)
                / mse(run(SeriesModel.create("a", settings), RECORDS, 50 + seed, 37 * sign, 500), from, from + 200);
    }

    private static Recorder run(SeriesModel model, int records, long seed, double scale, double offset) {
        SplittableRandom random = new SplittableRandom(seed);
        Recorder recorder = new Recorder();
        for (int t = 0; t < records; t++) {
            double[] x = random.doubles(4, -2, 2).toArray();
            double label = StrictMath.sin(2 * x[0]) + x[1] * x[2] + 0.3 * random.nextGaussian();
            recorder.add(model.apply(
                    new SeriesEvent.Observation(Integer.toString(t), 1000L * t, x, offset + scale * label)));
        }
        return recorder;
    }

    private static double ratio(SeriesSettings settings, Donor donor, double[] values, int from, int to) {
        SeriesModel warm = SeriesModel.create("a", settings);
        warm.setWarmStart(donor);
        return mse(run(warm, values), from, to) / mse(run(SeriesModel.create("a", settings), values), from, to);
    }

    private static double mse(Recorder recorder, int from, int to) {
        return recorder.horizonScores.stream()
                .filter(score ->
                        score.madeAt().sequence() >= from && score.madeAt().sequence() < to)
                .mapToDouble(score -> (score.label() - score.prediction()) * (score.label() - score.prediction()))
                .average()
                .orElseThrow();
    }

    private static Recorder run(SeriesModel model, double[] values) {
        Recorder recorder = new Recorder();
        for (int t = 0; t < values.length; t++) {
            recorder.add(model.apply(new SeriesEvent.Observation(null, HOUR * t, new double[0], values[t])));
        }
        return recorder;
    }

    /** A day of hours with a peak, from another hour on for each seed, and autoregressive noise. */
    private static double[] seasonal(int length, long seed, double scale, double offset) {
        SplittableRandom random = new SplittableRandom(seed);
        int phase = random.nextInt(24);
        double noise = 0;
        double[] y = new double[length];
        for (int t = 0; t < length; t++) {
            noise = 0.7 * noise + random.nextGaussian();
            int hour = (t + phase) % 24;
            y[t] = offset + scale * (3 * StrictMath.sin(hour * Math.PI / 12) + (hour == 8 ? 3 : 0) + noise);
        }
        return y;
    }

    /** y_t = −0.7 y_{t−1} + noise: no season, and the sign is another. */
    private static double[] autoregressive(int length, long seed, double scale, double offset) {
        SplittableRandom random = new SplittableRandom(seed);
        double before = 0;
        double[] y = new double[length];
        for (int t = 0; t < length; t++) {
            before = -0.7 * before + random.nextGaussian();
            y[t] = offset + scale * before;
        }
        return y;
    }

    private static SeriesSettings settings(LearnerSettings learner, int lags, Precision precision) {
        return new SeriesSettings(
                InputMode.SERIES,
                lags,
                Horizons.of(1),
                5,
                1000,
                precision,
                SeriesRun.LABELS,
                learner,
                DistributionSettings.ofLevels(SeriesRun.LEVELS),
                ForecastBounds.NONE);
    }
}
