package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.expert.Expert;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.series.Outcome.Counted;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A series of the series mode under a blend, from events to outcomes. */
final class SharedStateSeriesTest {
    private static final long MINUTE = 60_000;
    private static final double MISSING = Double.NaN;

    private final SplittableRandom random = new SplittableRandom(15);
    private final SeriesRun run = counted(1, 3);

    private static SeriesRun counted(Integer... horizons) {
        return new SeriesRun(settings(BlendSettings.LINEAR, 0, horizons));
    }

    private static SeriesRun timed(Integer... horizons) {
        return new SeriesRun(settings(BlendSettings.LINEAR, MINUTE, horizons));
    }

    private static SeriesSettings settings(BlendSettings blend, long interval, Integer... horizons) {
        return SeriesRun.settings(InputMode.SERIES, SeriesRun.LABELS, new Horizons(List.of(horizons), interval), blend);
    }

    @Test
    void shouldForecastNothing_whenThereWasNoValue() {
        run.value(0, MISSING);
        run.value(MINUTE, MISSING);
        assertThat(run.outcomes.forecasts).isEmpty();
        run.value(2 * MINUTE, 7);
        assertThat(run.outcomes.forecasts).singleElement().satisfies(forecast -> {
            assertThat(forecast.observation().sequence()).isEqualTo(2);
            assertThat(forecast.horizons())
                    .extracting(HorizonForecast::prediction)
                    .containsExactly(7.0, 7.0);
        });
    }

    @Test
    void shouldScoreAllHorizonsByOneValue_whenItArrives() {
        for (int t = 0; t < 5; t++) {
            run.value(MINUTE * t, 10 * t);
        }
        assertThat(run.outcomes.scores).hasSize(4);
        IssuedScore last = run.outcomes.scores.get(3);
        assertThat(last.observation().sequence()).isEqualTo(4);
        assertThat(last.horizons()).extracting(HorizonScore::horizon).containsExactly(1, 3);
        assertThat(last.horizons())
                .extracting(score -> score.madeAt().sequence())
                .containsExactly(3L, 1L);
        assertThat(last.horizons()).extracting(HorizonScore::naive).containsExactly(30.0, 10.0);
        assertThat(run.outcomes.scores.get(0).horizons())
                .extracting(HorizonScore::horizon)
                .containsExactly(1);
        assertThat(run.outcomes.counted(Counted.LABEL_LEARNED)).isEqualTo(4);
    }

    @Test
    void shouldScoreTheForecastsAsIssued_whenLabelsArrive() {
        for (int t = 0; t < 80; t++) {
            run.value(MINUTE * t, random.nextGaussian());
        }
        for (HorizonScore score : run.outcomes.horizonScores) {
            IssuedForecast issued =
                    run.outcomes.forecasts.get((int) score.madeAt().sequence());
            HorizonForecast forecast = issued.horizons().stream()
                    .filter(each -> each.horizon() == score.horizon())
                    .findFirst()
                    .orElseThrow();
            assertThat(score.prediction()).isEqualTo(forecast.prediction());
            assertThat(score.naive()).isEqualTo(forecast.naive());
        }
    }

    @Test
    void shouldKeepRunningMeasures_whenLabelsArrive() {
        for (int t = 0; t < 80; t++) {
            run.value(MINUTE * t, random.nextGaussian());
        }
        double squares = 0;
        double naiveSquares = 0;
        int count = 0;
        for (HorizonScore score : run.outcomes.scores(3)) {
            squares += score.error() * score.error();
            naiveSquares += Math.pow(score.label() - score.naive(), 2);
            count++;
            assertThat(score.measures().labels()).isEqualTo(count);
            assertThat(score.measures().mse()).isCloseTo(squares / count, within(1e-9));
            assertThat(score.measures().naiveMse()).isCloseTo(naiveSquares / count, within(1e-9));
        }
        assertThat(count).isEqualTo(77);
    }

    @Test
    void shouldScoreNothing_whenTheValueIsMissing() {
        run.value(0, 1);
        run.value(MINUTE, MISSING);
        assertThat(run.outcomes.scores).isEmpty();
        assertThat(run.outcomes.forecasts).hasSize(2);
        assertThat(run.outcomes.lastForecast().horizons().get(0).naive()).isOne();
        run.value(2 * MINUTE, 5);
        // The forecast from the row of the missing value was issued, too.
        assertThat(run.outcomes.scores(1)).singleElement().satisfies(score -> {
            assertThat(score.madeAt().sequence()).isOne();
            assertThat(score.label()).isEqualTo(5);
        });
    }

    @Test
    void shouldRejectALabel_whenTheModeIsSeries() {
        assertThat(run.label("a", 0, 1))
                .hasValueSatisfying(
                        rejection -> assertThat(rejection.reason()).contains("expected an observation, got a label"));
        assertThat(run.observations()).isZero();
    }

    @Test
    void shouldNameTheMixturesOfAllHorizons_whenForecastsAreIssued() {
        SeriesRun full = new SeriesRun(settings(BlendSettings.FULL, 0, 1, 2, 12));
        for (int t = 0; t < 30; t++) {
            full.value(MINUTE * t, random.nextGaussian());
        }
        for (int horizon : new int[] {1, 2, 12}) {
            HorizonMixture mixture = full.mixture(horizon);
            assertThat(mixture.horizon()).isEqualTo(horizon);
            assertThat(mixture.experts())
                    .containsExactlyElementsOf(Expert.of(horizon, true).stream()
                            .map(Expert::toString)
                            .toList())
                    .startsWith("naive");
            assertThat(mixture.forecasts()).hasSameSizeAs(mixture.experts());
            assertThat(mixture.weights()).hasSameSizeAs(mixture.experts());
        }
    }

    @Test
    void shouldSkipRowsWithoutAnObservation_whenRowsAreIntervals() {
        SeriesRun timed = timed(1, 2);
        SeriesRun missing = counted(1, 2);
        for (int t = 0; t < 120; t++) {
            double value = Math.sin(t) + random.nextGaussian();
            boolean there = t % 7 != 3 && t % 31 > 4 || t == 0;
            if (there) {
                timed.value(MINUTE * t + random.nextInt(20_000), value);
            }
            missing.value(MINUTE * t, there ? value : MISSING);
        }
        // The same rows: only the time of day of jittered rows differs, which is nothing next to a day.
        List<HorizonScore> expected = missing.outcomes.scores(1).stream()
                .filter(score -> !isMissing(score.madeAt().sequence()))
                .toList();
        List<HorizonScore> scores = timed.outcomes.scores(1);
        assertThat(scores).extracting(HorizonScore::label).isEqualTo(labels(expected));
        for (int i = 0; i < scores.size(); i++) {
            assertThat(scores.get(i).prediction()).isCloseTo(expected.get(i).prediction(), within(0.05));
        }
    }

    private static boolean isMissing(long t) {
        return !(t % 7 != 3 && t % 31 > 4 || t == 0);
    }

    private static List<Double> labels(List<HorizonScore> scores) {
        return scores.stream().map(HorizonScore::label).toList();
    }

    @Test
    void shouldIssueTheForecastOfTheNewestRow_whenASecondObservationIsOnIt() {
        SeriesRun timed = timed(1);
        timed.value(0, 1);
        timed.value(MINUTE, 2);
        timed.value(MINUTE + 10_000, 9);
        assertThat(timed.outcomes.forecasts).hasSize(3);
        assertThat(timed.outcomes.forecasts.get(2).horizons())
                .isEqualTo(timed.outcomes.forecasts.get(1).horizons());
        assertThat(timed.outcomes.scores).hasSize(1);
        timed.value(2 * MINUTE, 3);
        assertThat(timed.outcomes.scores(1)).extracting(HorizonScore::label).containsExactly(2.0, 3.0);
    }

    @Test
    void shouldGoOn_whenOneTimeIsFromTheFarFuture() {
        SeriesRun timed = timed(1);
        for (int t = 0; t < 20; t++) {
            timed.value(MINUTE * t, t);
        }
        timed.value(1_000_000_000 * MINUTE, 20);
        for (int t = 21; t < 40; t++) {
            timed.value(MINUTE * t, t);
        }
        assertThat(labels(timed.outcomes.scores(1)))
                .containsExactly(java.util.stream.IntStream.range(1, 40)
                        .mapToObj(t -> (double) t)
                        .toArray(Double[]::new));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, MINUTE})
    void shouldGoOnWithTheSameBytes_whenRestoredAtAnyEvent(long interval) {
        SeriesSettings settings = settings(BlendSettings.FULL, interval, 1, 2, 5);
        SeriesRun whole = new SeriesRun(settings);
        SeriesRun parts = new SeriesRun(settings);
        long time = 0;
        for (int t = 0; t < 70; t++) {
            time += MINUTE * (t % 13 == 5 ? 4 : t == 40 ? 500 : t == 41 ? -499 : 1) + random.nextInt(9000) - 4500;
            double value = t % 9 == 2 ? MISSING : t == 30 ? 1e9 : random.nextGaussian();
            whole.value(Math.max(0, time), value);
            parts.restart();
            parts.value(Math.max(0, time), value);
            assertThat(parts.bytes()).as("event %d", t).isEqualTo(whole.bytes());
        }
        assertThat(parts.outcomes.all).isEqualTo(whole.outcomes.all);
    }

    @Test
    void shouldStoreWhatItForecasts_whenValuesAreAsLargeAsAnyThatAreAccepted() {
        SeriesRun extreme = counted(1, 2);
        double[] values = {1e100, -1e100, 1, 0, 1e-100, 1e100};
        for (int t = 0; t < 60; t++) {
            extreme.value(MINUTE * t, values[t % values.length]);
            extreme.restart();
        }
        for (HorizonForecast forecast : extreme.outcomes.horizonForecasts) {
            assertThat(forecast.prediction()).isBetween(-2e100, 2e100);
        }
        // The first forecasts of both horizons have no intervals.
        for (HorizonForecast forecast :
                extreme.outcomes.horizonForecasts.subList(2 * 2, extreme.outcomes.horizonForecasts.size())) {
            for (Interval interval : forecast.intervals()) {
                assertThat(interval.lower()).isFinite();
                assertThat(interval.upper()).isFinite();
            }
        }
    }

    @Test
    void shouldTakeTheBytesThatItsSettingsSay_whenLearned() {
        SeriesSettings settings = settings(BlendSettings.FULL, 0, 1, 3, 24);
        SeriesModel model = SeriesModel.create("a", settings);
        long before = SavedSeries.save(model).length;
        for (int t = 0; t < 700; t++) {
            model.apply(new SeriesEvent.Observation(null, MINUTE * t, new double[0], random.nextGaussian()));
        }
        double saved = SavedSeries.save(model).length - before;
        // In addition to the learner there are ids, waiting rows and intervals.
        assertThat(settings.learnerBytes(0) / saved).isBetween(0.9, 1.03);
        assertThat(model.bytes()).isGreaterThanOrEqualTo(settings.learnerBytes(0));
    }
}
