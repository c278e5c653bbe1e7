package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.NaiveSettings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bounds of forecasts and of their intervals, in both modes: those that are set, and those that the values say. */
final class ForecastBoundsTest {
    private static final ForecastBounds NONE = ForecastBounds.NONE;

    /** The naive forecast of the next value. */
    private static SeriesRun values(ForecastBounds bounds, IntToDoubleFunction value, int count) {
        SeriesRun run = run(InputMode.SERIES, new NaiveSettings(false), bounds);
        send(run, InputMode.SERIES, value, count);
        return run;
    }

    /** The last label as the forecast of the next one. */
    private static SeriesRun labels(ForecastBounds bounds, IntToDoubleFunction label, int count) {
        SeriesRun run = run(InputMode.REGRESSION, new NaiveSettings(true), bounds);
        send(run, InputMode.REGRESSION, label, count);
        return run;
    }

    private static SeriesRun run(InputMode inputMode, LearnerSettings learner, ForecastBounds bounds) {
        return new SeriesRun(new SeriesSettings(
                inputMode,
                3,
                Horizons.of(1),
                5,
                100,
                Precision.FLOAT64,
                SeriesRun.LABELS,
                learner,
                DistributionSettings.ofLevels(List.of(0.8)),
                bounds));
    }

    private static void send(SeriesRun run, InputMode inputMode, IntToDoubleFunction value, int count) {
        for (int t = 0; t < count; t++) {
            if (inputMode == InputMode.SERIES) {
                run.value(1000 * t, value.applyAsDouble(t));
            } else {
                run.observeLabeled("id " + t, 1000 * t, value.applyAsDouble(t), 1);
            }
            run.restart();
        }
    }

    private static Interval interval(SeriesRun run, int forecast) {
        return run.outcomes.horizonForecasts.get(forecast).intervals().get(0);
    }

    @Test
    void shouldEndIntervalsAtZero_when100ValuesWereNotNegative() {
        SeriesRun run = values(NONE, t -> t == 102 ? -1 : t % 2, 104);
        // The forecasts from even rows are 0.
        assertThat(interval(run, 98).lower()).isNegative();
        assertThat(interval(run, 100).lower()).isZero();
        assertThat(interval(run, 100).upper()).isPositive();
        assertThat(interval(run, 102).lower()).isLessThan(-1);
    }

    @Test
    void shouldEndIntervalsAtZero_when100LabelsWereNotPositive() {
        SeriesRun run = labels(NONE, t -> t == 102 ? 1 : -(t % 2), 104);
        // The forecast of an observation is the label before.
        assertThat(interval(run, 99).upper()).isPositive();
        assertThat(interval(run, 101).upper()).isZero();
        assertThat(interval(run, 101).lower()).isNegative();
        assertThat(interval(run, 103).upper()).isGreaterThan(1);
    }

    @Test
    void shouldCutForecastsAndIntervalsAtTheBoundsThatAreSet() {
        ForecastBounds bounds = new ForecastBounds(0.25, 0.75);
        for (SeriesRun run : List.of(values(bounds, t -> t % 2, 40), labels(bounds, t -> t % 2, 40))) {
            assertThat(run.outcomes.horizonForecasts.subList(38, 40))
                    .extracting(HorizonForecast::prediction)
                    .containsExactlyInAnyOrder(0.25, 0.75);
            assertThat(interval(run, 39)).isEqualTo(new Interval(0.8, 0.25, 0.75));
            // No label was within them.
            HorizonScore last = run.outcomes.horizonScores.get(run.outcomes.horizonScores.size() - 1);
            assertThat(last.intervals().get(0).lower()).isEqualTo(0.25);
            assertThat(last.intervals().get(0).upper()).isEqualTo(0.75);
            assertThat(last.intervals().get(0).coverage()).isZero();
        }
    }

    static Stream<Arguments> modelsAndBounds() {
        return Stream.of(InputMode.values())
                .flatMap(inputMode -> Stream.of(BlendSettings.LINEAR, BlendSettings.FULL, Defaults.RLS)
                        .flatMap(learner -> Stream.of(
                                        new ForecastBounds(-0.5, 0.5),
                                        new ForecastBounds(3, Double.POSITIVE_INFINITY),
                                        new ForecastBounds(Double.NEGATIVE_INFINITY, -1e100))
                                .map(bounds -> Arguments.of(inputMode, learner, bounds))));
    }

    @ParameterizedTest
    @MethodSource("modelsAndBounds")
    void shouldStayWithinTheBoundsThatAreSet(InputMode inputMode, LearnerSettings learner, ForecastBounds bounds) {
        SplittableRandom random = new SplittableRandom(3);
        SeriesRun run = run(inputMode, learner, bounds);
        send(run, inputMode, t -> random.nextGaussian(), 120);
        assertThat(run.outcomes.horizonForecasts).hasSize(120).allSatisfy(forecast -> {
            assertThat(forecast.prediction()).isBetween(bounds.min(), bounds.max());
            for (Interval interval : forecast.intervals()) {
                if (!Double.isNaN(interval.lower())) {
                    assertThat(interval.lower()).isBetween(bounds.min(), forecast.prediction());
                    assertThat(interval.upper()).isBetween(forecast.prediction(), bounds.max());
                }
            }
        });
    }
}
