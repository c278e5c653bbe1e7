package io.spindrift.model.series;

import static io.spindrift.model.series.RegressionSeriesTest.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.spindrift.model.series.Outcome.Counted;
import io.spindrift.model.series.Rejection.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueSeriesTest {
    private static final double MISSING = Double.NaN;

    @Test
    void shouldScoreEachHorizonByTheValueThatManyRecordsLaterAndNeverEarlier() {
        SeriesRun run = SeriesRun.values(1, 3);
        for (int i = 0; i < 20; i++) {
            int before = run.outcomes.horizonScores.size();
            run.value(1000 + i, 100 + i);
            for (HorizonScore score : run.outcomes.horizonScores.subList(before, run.outcomes.horizonScores.size())) {
                long sequence = score.madeAt().sequence();
                assertThat(sequence + score.horizon()).isEqualTo(i);
                assertThat(score.label()).isEqualTo(100 + i);
                assertThat(score.madeAt().time()).isEqualTo(1000 + sequence);
                assertThat(score.naive()).isEqualTo(100 + sequence);
            }
            int expected = (i >= 1 ? 1 : 0) + (i >= 3 ? 1 : 0);
            assertThat(run.outcomes.horizonScores).hasSize(before + expected);
        }
    }

    @Test
    void shouldIssueOneForecastPerObservationWithAllHorizons() {
        SeriesRun run = SeriesRun.values(1, 3);
        for (int i = 0; i < 6; i++) {
            run.value(1000 + i, i);
        }
        assertThat(run.outcomes.forecasts)
                .hasSize(6)
                .allSatisfy(forecast -> assertThat(forecast.horizons())
                        .extracting(HorizonForecast::horizon)
                        .containsExactly(1, 3));
        IssuedForecast last = run.outcomes.lastForecast();
        assertThat(last.observation()).isEqualTo(new ObservationRef(5, null, 1005));
        // Two observations wait for the value three later, and the values after the first were learned one later.
        assertThat(last.pendingLabels()).isEqualTo(2);
        assertThat(last.labelsLearned()).isEqualTo(5);
        assertThat(run.outcomes.forecasts).noneMatch(IssuedForecast::stale);
    }

    @Test
    void shouldIssueOneScorePerValueWithAllForecastsThatItIsTheLabelOf() {
        SeriesRun run = SeriesRun.values(1, 3);
        for (int i = 0; i < 6; i++) {
            run.observeLabeled("o" + i, 1000 + i, i);
        }
        assertThat(run.outcomes.scores).hasSize(5);
        IssuedScore last = run.outcomes.scores.get(4);
        assertThat(last.observation()).isEqualTo(new ObservationRef(5, "o5", 1005));
        assertThat(last.label()).isEqualTo(5);
        assertThat(last.horizons())
                .extracting(HorizonScore::horizon, HorizonScore::madeAt)
                .containsExactly(
                        tuple(1, new ObservationRef(4, "o4", 1004)), tuple(3, new ObservationRef(2, "o2", 1002)));
    }

    @Test
    void shouldForecastFromTheLastValueWhichIsNaive() {
        SeriesRun run = SeriesRun.values(1, 3);
        run.value(1000, 21.5);
        assertThat(run.outcomes.horizonForecasts).allSatisfy(first -> {
            assertThat(first.prediction()).isEqualTo(21.5);
            assertThat(first.naive()).isEqualTo(21.5);
        });
        run.value(1001, -4);
        assertThat(run.outcomes.lastHorizonForecast().naive()).isEqualTo(-4);
    }

    @Test
    void shouldForecastAConstantSeriesExactly() {
        SeriesRun run = SeriesRun.values(1, 3);
        for (int i = 0; i < 50; i++) {
            run.value(1000 + i, 0.1);
        }
        assertThat(run.outcomes.horizonForecasts)
                .allSatisfy(forecast -> assertThat(forecast.prediction()).isEqualTo(0.1));
        assertThat(run.outcomes.horizonScores)
                .allSatisfy(score -> assertThat(score.measures().mse()).isZero());
    }

    @Test
    void shouldTreatAMissingValueAsAnObservationWithoutALabel() {
        SeriesRun run = SeriesRun.values(1, 2);
        double[] values = {1, MISSING, 3, MISSING, MISSING, 6};
        for (int i = 0; i < values.length; i++) {
            run.value(1000 + i, values[i]);
        }
        assertThat(run.observations()).isEqualTo(6);
        assertThat(run.outcomes.forecasts(1))
                .extracting(HorizonForecast::naive)
                .containsExactly(1.0, 1.0, 3.0, 3.0, 3.0, 6.0);
        assertThat(run.outcomes.horizonScores)
                .extracting(score -> score.horizon() + ": " + score.madeAt().sequence() + " " + score.label())
                .containsExactly("1: 1 3.0", "2: 0 3.0", "1: 4 6.0", "2: 3 6.0");
        assertThat(run.outcomes.forecasts)
                .extracting(IssuedForecast::pendingLabels)
                .containsExactly(0, 1, 1, 1, 1, 1);
    }

    @Test
    void shouldNotLearnAChange_fromTheFirstValue() {
        SeriesRun run = SeriesRun.values(1);
        run.value(1000, MISSING);
        run.value(1001, 1e6);
        run.value(1002, 1e6 + 1);
        run.value(1003, 1e6 + 2);
        assertThat(run.outcomes.lastHorizonForecast().prediction()).isCloseTo(1e6 + 2, within(1000.0));
    }

    @Test
    void shouldUseExogenousRegressors() {
        SeriesRun with = SeriesRun.values(1);
        SeriesRun other = SeriesRun.values(1);
        for (int i = 0; i < 30; i++) {
            with.value(1000 + i, StrictMath.sin(i), StrictMath.cos(i), i);
            other.value(1000 + i, StrictMath.sin(i), StrictMath.cos(2 * i), i);
        }
        assertThat(with.outcomes.lastHorizonForecast().prediction())
                .isFinite()
                .isNotEqualTo(other.outcomes.lastHorizonForecast().prediction());
        assertRejected(with.value(2000, 1, 1), Kind.MISMATCH, "x: expected 2 numbers, got 1");
        assertRejected(with.value(2000, 1), Kind.MISMATCH, "x: expected 2 numbers, got 0");
        assertRejected(
                SeriesRun.values(1).value(1000, 1, 1, 2, 3, 4, 5, 6),
                Kind.MISMATCH,
                "x: expected 0 to 5 numbers, got 6");
    }

    @Test
    void shouldRejectADuplicateIdAndALabel_withoutAnyChange() {
        SeriesRun run = SeriesRun.values(1, 3);
        run.observeLabeled("a", 1000, 1);
        run.observeLabeled("b", 1001, 2);
        byte[] before = run.bytes();
        assertRejected(
                run.observeLabeled("a", 1002, 3),
                Kind.DUPLICATE_OBSERVATION,
                "id: expected a new id, got 'a', which an earlier observation has");
        Optional<Rejection> label = run.label("a", 1002, 3);
        assertThat(label).hasValueSatisfying(why -> assertThat(why.kind()).isEqualTo(Kind.MISMATCH));
        assertThat(run.bytes()).isEqualTo(before);
        assertThat(run.value(1003, 1)).isEmpty();
        assertThat(run.value(1004, 1)).isEmpty();
        assertThat(run.observations()).isEqualTo(4);
    }

    @Test
    void shouldLearnAHorizonIndependentlyOfOthers() {
        SeriesRun three = SeriesRun.values(3);
        SeriesRun both = SeriesRun.values(1, 3);
        for (int i = 0; i < 60; i++) {
            three.value(1000 + i, StrictMath.sin(0.7 * i));
            both.value(1000 + i, StrictMath.sin(0.7 * i));
        }
        assertThat(both.outcomes.forecasts(3)).isEqualTo(three.outcomes.horizonForecasts);
    }

    @Test
    void shouldCountEveryLabelLearnedAndFlagStaleForecasts() {
        SeriesRun run = new SeriesRun(
                SeriesRun.settings(InputMode.SERIES, new LabelSettings(SeriesRun.TIMEOUT, 100, 4, 200, 1), 1, 3));
        for (int i = 0; i < 10; i++) {
            run.value(1000 + i, i);
        }
        assertThat(run.outcomes.counted(Counted.LABEL_LEARNED)).isEqualTo(9 + 7);
        assertThat(run.outcomes.counted(Counted.FORECAST_STALE)).isEqualTo(8);
        assertThat(run.outcomes.forecasts)
                .extracting(IssuedForecast::stale)
                .containsExactly(false, false, true, true, true, true, true, true, true, true);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e100, 1e-100, 1e-200})
    void shouldStayFiniteAtAnyMagnitude(double unit) {
        SeriesRun run = SeriesRun.values(1, 3);
        for (int i = 0; i < 200; i++) {
            run.value(1000 + i, unit * StrictMath.sin(i) * (i % 13 == 0 ? -1 : 1));
        }
        assertThat(run.outcomes.horizonForecasts)
                .allSatisfy(f -> assertThat(f.prediction()).isFinite());
        assertThat(run.outcomes.horizonScores)
                .allSatisfy(score -> assertThat(score.measures().mse()).isFinite());
        assertThat(run.bytes()).isNotEmpty();
    }

    @Test
    void shouldBeatTheNaiveForecastOnAWave() {
        SeriesRun run = SeriesRun.values(1);
        for (int i = 0; i < 3000; i++) {
            run.value(1000 + i, StrictMath.sin(1.3 * i));
        }
        ErrorMeasures last = run.outcomes
                .horizonScores
                .get(run.outcomes.horizonScores.size() - 1)
                .measures();
        assertThat(last.mse()).isLessThan(0.5 * last.naiveMse());
    }
}
