package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.spindrift.model.alarm.AlarmRate;
import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.interval.Quantile;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.NaiveSettings;
import io.spindrift.model.train.PaperFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the intervals, quantiles and p-values of every model, in both modes. */
final class IssuedDistributionsTest {
    private static final LabelSettings LABELS = new LabelSettings(1_000_000_000, 100, 4, 200, 100);
    private static final List<Double> LEVELS = List.of(0.5, 0.8, 0.95);
    private static final List<Double> PROBABILITIES = List.of(0.001, 0.1, 0.5, 0.9, 0.999);
    private static final double[] HOSTILE = {0, 1e100, -1e100, 1e-300, 1, Double.MIN_VALUE, -3, 1e100, 1e-100, 5};

    private final SplittableRandom random = new SplittableRandom(41);
    private final List<Double> labels = new ArrayList<>();

    static Stream<Arguments> models() {
        return Stream.of(InputMode.values())
                .flatMap(inputMode -> Stream.of(
                                new NaiveSettings(inputMode == InputMode.REGRESSION),
                                Defaults.RLS,
                                Defaults.MLP,
                                PaperFilter.settings(2, 12, 0.02, 0.3, 0.5, 0.5, 1),
                                BlendSettings.LINEAR)
                        .map(learner -> Arguments.of(inputMode, learner)));
    }

    private static SeriesSettings settings(InputMode inputMode, LearnerSettings learner) {
        return new SeriesSettings(
                inputMode,
                3,
                Horizons.of(1, 4),
                5,
                1000,
                Precision.FLOAT32,
                LABELS,
                learner,
                new DistributionSettings(LEVELS, PROBABILITIES, new AlarmRate(0.01, 0)),
                ForecastBounds.NONE);
    }

    /** Values with their observations, and in regression mode some labels later, a few of them never. */
    private static List<SeriesEvent> events(InputMode inputMode, int count, IntToDoubleFunction value) {
        List<SeriesEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double own = value.applyAsDouble(i);
            if (inputMode == InputMode.SERIES) {
                events.add(new SeriesEvent.Observation(
                        null, 1000L * i, new double[] {i % 7}, i % 9 == 8 ? Double.NaN : own));
            } else {
                boolean late = i % 3 == 0;
                double[] x = {i % 7, i % 5};
                events.add(new SeriesEvent.Observation("o" + i, 1000L * i, x, late ? Double.NaN : own));
                int delay = i % 2 == 0 ? 4 : 7;
                if (i >= delay && (i - delay) % 3 == 0 && i % 11 != 0) {
                    events.add(new SeriesEvent.Label("o" + (i - delay), 1000L * i, own, new byte[0]));
                }
            }
        }
        return events;
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldStayFiniteAndInOrder_whenValuesAreHostile(InputMode inputMode, LearnerSettings learner) {
        SeriesRun run = new SeriesRun(settings(inputMode, learner));
        IntToDoubleFunction value = i -> i % 400 < 100
                ? HOSTILE[i % HOSTILE.length]
                : i % 400 < 200 ? HOSTILE[i / 20 % HOSTILE.length] : random.nextGaussian();
        events(inputMode, 800, value).forEach(run::send);
        assertThat(run.outcomes.horizonForecasts).hasSizeGreaterThan(700).allSatisfy(forecast -> {
            if (!Double.isNaN(forecast.intervals().get(0).lower())) {
                assertInOrder(forecast);
            }
        });
        assertThat(run.outcomes.horizonScores)
                .hasSizeGreaterThan(500)
                .allSatisfy(score -> assertThat(score.pValue()).isBetween(1e-12, 1.0));
        // Only finite numbers are saved.
        assertThat(run.bytes()).isNotEmpty();
    }

    private static void assertInOrder(HorizonForecast forecast) {
        double above = forecast.intervals().get(0).lower();
        double below = forecast.intervals().get(0).upper();
        for (Interval interval : forecast.intervals()) {
            assertThat(interval.lower()).isFinite().isLessThanOrEqualTo(above);
            assertThat(interval.upper()).isFinite().isGreaterThanOrEqualTo(below);
            above = interval.lower();
            below = interval.upper();
        }
        double before = Double.NEGATIVE_INFINITY;
        for (Quantile quantile : forecast.quantiles()) {
            assertThat(quantile.value()).isFinite().isGreaterThanOrEqualTo(before);
            before = quantile.value();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldBeTheSameBits_whenTheSeriesIsRestoredAtAnyEvent(InputMode inputMode, LearnerSettings learner) {
        SeriesRun whole = new SeriesRun(settings(inputMode, learner));
        SeriesRun parts = new SeriesRun(settings(inputMode, learner));
        double[] values = random.doubles(300).toArray();
        // Not among the values that are missing, or labels that do not come.
        values[250] = 50;
        List<SeriesEvent> events = events(inputMode, values.length, i -> values[i]);
        for (int i = 0; i < events.size(); i++) {
            whole.send(events.get(i));
            parts.send(events.get(i));
            if (i % 3 == 0) {
                parts.restart();
            }
        }
        assertThat(parts.outcomes.all).isEqualTo(whole.outcomes.all);
        assertThat(whole.outcomes.alarms).isNotEmpty();
        assertThat(parts.bytes()).isEqualTo(whole.bytes());
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldNotChangeTheSeries_whenTheyAreRead(InputMode inputMode, LearnerSettings learner) {
        SeriesModel model = SeriesModel.create("a series", settings(inputMode, learner));
        events(inputMode, 100, i -> random.nextGaussian()).forEach(model::apply);
        byte[] before = SavedSeries.save(model);
        IssuedForecast forecast = model.outstanding().orElseThrow();
        model.status();
        model.mixture(1);
        model.openAlarm();
        assertThat(SavedSeries.save(model)).isEqualTo(before);
        assertThat(model.outstanding()).contains(forecast);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 60})
    void shouldHoldTheirLevels_whateverTheDelayOfLabels(int delay) {
        SeriesRun run = new SeriesRun(settings(InputMode.REGRESSION, Defaults.RLS));
        for (int i = 0; i < 8000; i++) {
            double x = random.nextDouble();
            // Errors are skewed, and larger where the forecast is.
            double label = 3 * x + x * random.nextExponential();
            run.observe("o" + i, 1000L * i, x);
            labels.add(label);
            if (i >= delay) {
                run.label("o" + (i - delay), 1000L * i, labels.get(i - delay));
            }
        }
        List<HorizonScore> scores = run.outcomes.horizonScores;
        HorizonScore last = scores.get(scores.size() - 1);
        for (int level = 0; level < LEVELS.size(); level++) {
            assertThat(last.intervals().get(level).coverage()).isEqualTo(LEVELS.get(level), within(0.012));
        }
        List<HorizonScore> late = scores.subList(2000, scores.size());
        long below = late.stream()
                .filter(score -> score.label() < score.intervals().get(1).lower())
                .count();
        assertThat(below / (double) late.size()).isEqualTo(0.1, within(0.02));
    }

    @Test
    void shouldHavePValuesThatAreAsFrequentAsTheySay() {
        SeriesRun run = new SeriesRun(settings(InputMode.REGRESSION, new NaiveSettings(true)));
        for (int i = 0; i < 40_000; i++) {
            // Heavy tails: the ratio has the distribution of Student with three degrees of freedom.
            double squares = 0;
            for (int k = 0; k < 3; k++) {
                double normal = random.nextGaussian();
                squares += normal * normal / 3;
            }
            run.observeLabeled("o" + i, 1000L * i, random.nextGaussian() / Math.sqrt(squares), 1);
        }
        assertThat(share(run, 0.1)).isCloseTo(0.1, withinPercentage(10));
        assertThat(share(run, 0.01)).isCloseTo(0.01, withinPercentage(15));
        assertThat(share(run, 0.001)).isCloseTo(0.001, withinPercentage(35));
    }

    private static double share(SeriesRun run, double bound) {
        List<HorizonScore> scores = run.outcomes.horizonScores;
        return scores.stream().filter(score -> score.pValue() <= bound).count() / (double) scores.size();
    }
}
