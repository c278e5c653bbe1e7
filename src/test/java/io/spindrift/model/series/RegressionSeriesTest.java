package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.series.Outcome.Counted;
import io.spindrift.model.series.Rejection.Kind;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegressionSeriesTest {
    private final SeriesRun run = SeriesRun.regression();

    @Test
    void shouldForecastBeforeLearning_whenTheLabelComesWithItsObservation() {
        run.observeLabeled("a", 1000, 3.5, 1, 2);
        ObservationRef observation = new ObservationRef(0, "a", 1000);
        assertThat(run.outcomes.all).hasSize(3);
        assertThat(run.outcomes.all.get(0))
                .isEqualTo(new IssuedForecast(
                        observation,
                        0,
                        false,
                        0,
                        List.of(new HorizonForecast(
                                0,
                                0,
                                0,
                                List.of(
                                        new Interval(0.8, Double.NaN, Double.NaN),
                                        new Interval(0.95, Double.NaN, Double.NaN))))));
        assertThat(run.outcomes.all.get(1)).isEqualTo(Counted.LABEL_LEARNED);
        assertThat(run.outcomes.all.get(2))
                .isEqualTo(new IssuedScore(
                        observation,
                        List.of(new HorizonScore(
                                0,
                                observation,
                                0,
                                0,
                                3.5,
                                new ErrorMeasures(1, 12.25, 3.5, 12.25),
                                1,
                                List.of(noInterval(0.8), noInterval(0.95))))));
    }

    private static IntervalScore noInterval(double level) {
        return new IntervalScore(level, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    @Test
    void shouldKeepThePartsOfAForecast_whenTheLabelComesWithItsObservation() {
        SeriesRun blend = new SeriesRun(SeriesRun.settings(
                InputMode.REGRESSION, SeriesRun.LABELS, new Horizons(List.of(1), 0), BlendSettings.LINEAR));
        blend.observeLabeled("a", 0, 1, 2, 3);
        assertThat(blend.mixture(0).weights()).hasSameSizeAs(blend.mixture(0).experts());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 50})
    void shouldLearnALabel_whenItArrivesAfterOtherObservations(int between) {
        run.observe("first", 1000, 1, 2);
        for (int i = 0; i < between; i++) {
            run.observe("other " + i, 1001 + i, i, -i);
        }
        IssuedForecast last = run.outcomes.lastForecast();
        assertThat(last.pendingLabels()).isEqualTo(between);
        assertThat(last.labelsLearned()).isZero();
        assertThat(run.label("first", 2000, 4)).isEmpty();
        assertThat(run.outcomes.horizonScores).singleElement().satisfies(score -> {
            assertThat(score.madeAt()).isEqualTo(new ObservationRef(0, "first", 1000));
            assertThat(score.prediction())
                    .isEqualTo(run.outcomes.horizonForecasts.get(0).prediction());
            assertThat(score.label()).isEqualTo(4);
        });
        assertThat(run.outcomes.counted).containsExactly(Counted.LABEL_LEARNED);
        run.observe("next", 2001, 3, 3);
        assertThat(run.outcomes.lastForecast().labelsLearned()).isOne();
        assertThat(run.outcomes.lastHorizonForecast().naive()).isEqualTo(4);
    }

    @Test
    void shouldLearnLabelsInTheOrderOfTheirObservations() {
        for (int i = 0; i < 4; i++) {
            run.observe("o" + i, 1000 + i, i);
        }
        run.label("o2", 1010, 2);
        run.label("o1", 1011, 1);
        assertThat(run.outcomes.counted).containsExactly(Counted.LABEL_OUT_OF_ORDER, Counted.LABEL_OUT_OF_ORDER);
        assertThat(run.outcomes.scores)
                .extracting(score -> score.observation().sequence())
                .containsExactly(2L, 1L);
        run.label("o0", 1012, 0);
        assertThat(run.outcomes.counted(Counted.LABEL_LEARNED)).isEqualTo(3);
        run.observe("next", 1013, 4);
        assertThat(run.outcomes.lastForecast().pendingLabels()).isOne();
        assertThat(run.outcomes.lastForecast().labelsLearned()).isEqualTo(3);
    }

    @Test
    void shouldUseTheLabelOfTheNewestLabeledObservationAsNaiveForecast() {
        run.observe("a", 1000, 1);
        run.observe("b", 1001, 1);
        run.label("b", 1002, 20);
        run.label("a", 1003, 10);
        run.observe("c", 1004, 1);
        assertThat(run.outcomes.horizonForecasts)
                .extracting(HorizonForecast::naive)
                .containsExactly(0.0, 0.0, 20.0);
    }

    @Test
    void shouldRejectASecondObservationOrLabel() {
        run.observe("a", 1000, 1);
        assertRejected(
                run.observe("a", 1001, 1),
                Kind.DUPLICATE_OBSERVATION,
                "id: expected a new id, got 'a', which an earlier observation has");
        run.label("a", 1002, 5);
        assertRejected(
                run.label("a", 1003, 5),
                Kind.DUPLICATE_LABEL,
                "id: expected an observation without a label, got 'a', which has one");
        assertRejected(
                run.observe("a", 1004, 1),
                Kind.DUPLICATE_OBSERVATION,
                "id: expected a new id, got 'a', which an earlier observation has");
        run.observeLabeled("b", 1005, 6, 1);
        assertRejected(
                run.label("b", 1006, 6),
                Kind.DUPLICATE_LABEL,
                "id: expected an observation without a label, got 'b', which has one");
    }

    @Test
    void shouldRejectASecondLabel_whenTheFirstIsPending() {
        run.observe("a", 1000, 1);
        run.observe("b", 1001, 1);
        run.label("b", 1002, 5);
        assertRejected(
                run.label("b", 1003, 5),
                Kind.DUPLICATE_LABEL,
                "id: expected an observation without a label, got 'b', which has one");
    }

    @Test
    void shouldRejectAnEvent_whenItHasTheWrongShape() {
        assertRejected(run.observe("a", 1000), Kind.MISMATCH, "x: expected 1 to 5 numbers, got 0");
        assertRejected(run.observe("a", 1000, 1, 2, 3, 4, 5, 6), Kind.MISMATCH, "x: expected 1 to 5 numbers, got 6");
        run.observe("a", 1000, 1, 2, 3);
        assertRejected(run.observe("b", 1001, 1, 2), Kind.MISMATCH, "x: expected 3 numbers, got 2");
        assertRejected(run.observe("b", 1001, 1, 2, 3, 4), Kind.MISMATCH, "x: expected 3 numbers, got 4");
        assertRejected(
                run.observe(null, 1001, 1, 2, 3), Kind.MISMATCH, "id: expected a text or a whole number, got nothing");
        SeriesRun narrow = SeriesRun.regression();
        narrow.observe("a", 1000, 1);
        assertRejected(narrow.observe("b", 1001, 1, 2), Kind.MISMATCH, "x: expected 1 number, got 2");
    }

    @Test
    void shouldNotChange_whenItRejectsAnEvent() {
        run.observe("a", 1000, 1, 2);
        run.observe("b", 1001, 1, 2);
        run.label("a", 1002, 3);
        run.label("early", 1003, 3);
        int before = run.outcomes.all.size();
        byte[] bytes = run.bytes();
        assertThat(run.observe("a", 999_999, 1, 2)).isPresent();
        assertThat(run.observe("c", 999_999, 1)).isPresent();
        assertThat(run.observe(null, 999_999, 1, 2)).isPresent();
        assertThat(run.label("a", 999_999, 3)).isPresent();
        assertThat(run.label("early", 999_999, 3)).isPresent();
        assertThat(run.bytes()).isEqualTo(bytes);
        assertThat(run.outcomes.all).hasSize(before);
        assertThat(run.observations()).isEqualTo(2);
    }

    @Test
    void shouldForecastAsIfARejectedEventHadNotCome() {
        SeriesModel model = SeriesModel.create("line 7", SeriesRun.settings(InputMode.REGRESSION, SeriesRun.LABELS, 1));
        SeriesRun other = SeriesRun.regression();
        for (int i = 0; i < 10; i++) {
            SeriesEvent event = new SeriesEvent.Observation("o" + i, 1000 + i, new double[] {i}, i);
            model.apply(new SeriesEvent.Label("early", 1_000_000, 1, null));
            model.apply(event);
            model.apply(event);
            model.apply(new SeriesEvent.Observation("wide", 1_000_000, new double[] {i, i}, i));
            other.send(event);
        }
        Recorder recorder = new Recorder();
        recorder.add(model.apply(new SeriesEvent.Observation("last", 2000, new double[] {1}, Double.NaN)));
        other.observe("last", 2000, 1);
        assertThat(recorder.lastForecast()).isEqualTo(other.outcomes.lastForecast());
    }

    @Test
    void shouldMarkForecastsStale_whenTooManyLabelsArePending() {
        SeriesRun bounded = SeriesRun.regression(new LabelSettings(SeriesRun.TIMEOUT, 100, 4, 200, 2));
        for (int i = 0; i < 5; i++) {
            bounded.observe("o" + i, 1000 + i, i);
        }
        assertThat(bounded.outcomes.forecasts)
                .extracting(IssuedForecast::pendingLabels)
                .containsExactly(0, 1, 2, 3, 4);
        assertThat(bounded.outcomes.forecasts)
                .extracting(IssuedForecast::stale)
                .containsExactly(false, false, false, true, true);
        assertThat(bounded.outcomes.counted(Counted.FORECAST_STALE)).isEqualTo(2);
    }

    @Test
    void shouldKeepRunningMetricsEqualToThoseOfAllScores() {
        SplittableRandom random = new SplittableRandom(3);
        double squares = 0;
        double absolutes = 0;
        double naiveSquares = 0;
        for (int n = 1; n <= 200; n++) {
            double x = random.nextDouble(-2, 2);
            run.observeLabeled("o" + n, 1000 + n, 5 + 2 * x, x);
            HorizonScore score = run.outcomes.horizonScores.get(n - 1);
            double error = score.label() - score.prediction();
            double naiveError = score.label() - score.naive();
            squares += error * error;
            absolutes += Math.abs(error);
            naiveSquares += naiveError * naiveError;
            assertThat(score.measures().labels()).isEqualTo(n);
            assertThat(score.measures().mse()).isCloseTo(squares / n, within(1e-10));
            assertThat(score.measures().mae()).isCloseTo(absolutes / n, within(1e-10));
            assertThat(score.measures().naiveMse()).isCloseTo(naiveSquares / n, within(1e-10));
        }
    }

    static void assertRejected(Optional<Rejection> rejection, Kind kind, String reason) {
        assertThat(rejection).contains(new Rejection(kind, reason));
    }
}
