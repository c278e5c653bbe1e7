package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.alarm.AlarmRate;
import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.NaiveSettings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Intervals, p-values and alarms of a series in which some values are impossible. */
final class ImpossibleValuesTest {
    private static final int ROWS = 3000;
    private static final List<Double> LEVELS = List.of(0.8, 0.95);

    private enum Case {
        /** Two within some hundred rows. */
        TWO(t -> t == 1000 || t == 1090),
        /** One of fifty. */
        FREQUENT(t -> t > 100 && t % 50 == 17),
        /** A sensor is stuck for fifty rows. */
        STUCK(t -> t >= 1000 && t < 1050),
        FIRST(t -> t == 3),
        YOUNG(t -> t == 12 || t == 22);

        private final IntPredicate rows;

        Case(IntPredicate rows) {
            this.rows = rows;
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(BlendSettings.LINEAR, new NaiveSettings(false))
                .flatMap(learner -> Stream.of(Case.values())
                        .flatMap(c -> Stream.of(-1e60, 1e60, 4_294_967_295.0)
                                .map(impossible -> Arguments.of(learner, c, impossible))));
    }

    private static SeriesRun run(LearnerSettings learner, IntPredicate rows, double impossible) {
        SeriesRun run = new SeriesRun(new SeriesSettings(
                InputMode.SERIES,
                3,
                Horizons.of(1, 24),
                5,
                1000,
                Precision.FLOAT64,
                new LabelSettings(1_000_000_000, 100, 4, 200, 100),
                learner,
                new DistributionSettings(LEVELS, List.of(), new AlarmRate(0.001, 0)),
                ForecastBounds.NONE));
        SplittableRandom random = new SplittableRandom(31);
        for (int t = 0; t < ROWS; t++) {
            double value = 50 + 0.3 * random.nextGaussian();
            run.value(1000L * t, rows.test(t) ? impossible : value);
        }
        return run;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldKeepTheWidthOfIntervals(LearnerSettings learner, Case impossible, double value) {
        SeriesRun clean = run(learner, t -> false, value);
        SeriesRun wild = run(learner, impossible.rows, value);
        List<HorizonForecast> expected = clean.outcomes.horizonForecasts;
        List<HorizonForecast> forecasts = wild.outcomes.horizonForecasts;
        for (int horizon = 0; horizon < 2; horizon++) {
            List<Interval> usual = last(expected, horizon).intervals();
            List<Interval> intervals = last(forecasts, horizon).intervals();
            for (int level = 0; level < LEVELS.size(); level++) {
                assertThat(width(intervals.get(level)) / width(usual.get(level)))
                        .as("horizon %d, level %d", horizon, level)
                        .isBetween(0.5, 2.5);
            }
        }
    }

    private static HorizonForecast last(List<HorizonForecast> forecasts, int horizon) {
        return forecasts.get(forecasts.size() - 2 + horizon);
    }

    private static double width(Interval interval) {
        return interval.upper() - interval.lower();
    }
}
