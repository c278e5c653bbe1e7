package io.spindrift.model.series;

import static io.spindrift.model.series.RegressionSeriesTest.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
            int before = run.outcomes.scores.size();
            run.value(1000 + i, 100 + i);
            for (IssuedScore score : run.outcomes.scores.subList(before, run.outcomes.scores.size())) {
                assertThat(score.sequence() + score.horizon()).isEqualTo(i);
                assertThat(score.label()).isEqualTo(100 + i);
                assertThat(score.time()).isEqualTo(1000 + score.sequence());
                assertThat(score.naive()).isEqualTo(100 + score.sequence());
            }
            int expected = (i >= 1 ? 1 : 0) + (i >= 3 ? 1 : 0);
            assertThat(run.outcomes.scores).hasSize(before + expected);
        }
    }

    @Test
    void shouldForecastEachHorizonOncePerObservation() {
        SeriesRun run = SeriesRun.values(1, 3);
        for (int i = 0; i < 6; i++) {
            run.value(1000 + i, i);
        }
        assertThat(run.outcomes.forecasts).hasSize(12);
        assertThat(run.outcomes.forecasts.subList(10, 12))
                .satisfiesExactly(
                        one -> {
                            assertThat(one.horizon()).isOne();
                            assertThat(one.pendingLabels()).isZero();
                            assertThat(one.labelsLearned()).isEqualTo(5);
                        },
                        three -> {
                            assertThat(three.horizon()).isEqualTo(3);
                            assertThat(three.pendingLabels()).isEqualTo(2);
                            assertThat(three.labelsLearned()).isEqualTo(3);
                        });
        assertThat(run.outcomes.forecasts).noneMatch(IssuedForecast::stale);
    }

    @Test
    void shouldForecastFromTheLastValueWhichIsNaive() {
        SeriesRun run = SeriesRun.values(1, 3);
        run.value(1000, 21.5);
        assertThat(run.outcomes.forecasts).allSatisfy(first -> {
            assertThat(first.prediction()).isEqualTo(21.5);
            assertThat(first.naive()).isEqualTo(21.5);
        });
        run.value(1001, -4);
        assertThat(run.outcomes.lastForecast().naive()).isEqualTo(-4);
    }

    @Test
    void shouldForecastAConstantSeriesExactly() {
        SeriesRun run = SeriesRun.values(1, 3);
        for (int i = 0; i < 50; i++) {
            run.value(1000 + i, 0.1);
        }
        assertThat(run.outcomes.forecasts)
                .allSatisfy(forecast -> assertThat(forecast.prediction()).isEqualTo(0.1));
        assertThat(run.outcomes.scores)
                .allSatisfy(score -> assertThat(score.mse()).isZero());
    }

    @Test
    void shouldTreatAMissingValueAsAnObservationWithoutALabel() {
        SeriesRun run = SeriesRun.values(1, 2);
        double[] values = {1, MISSING, 3, MISSING, MISSING, 6};
        for (int i = 0; i < values.length; i++) {
            run.value(1000 + i, values[i]);
        }
        assertThat(run.observations()).isEqualTo(6);
        assertThat(run.outcomes.forecasts)
                .filteredOn(forecast -> forecast.horizon() == 1)
                .extracting(IssuedForecast::naive)
                .containsExactly(1.0, 1.0, 3.0, 3.0, 3.0, 6.0);
        assertThat(run.outcomes.scores)
                .extracting(score -> score.horizon() + ": " + score.sequence() + " " + score.label())
                .containsExactly("1: 1 3.0", "2: 0 3.0", "1: 4 6.0", "2: 3 6.0");
        assertThat(run.outcomes.forecasts)
                .extracting(IssuedForecast::pendingLabels)
                .containsExactly(0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    }

    @Test
    void shouldNotLearnAChange_fromTheFirstValue() {
        SeriesRun run = SeriesRun.values(1);
        run.value(1000, MISSING);
        run.value(1001, 1e6);
        run.value(1002, 1e6 + 1);
        run.value(1003, 1e6 + 2);
        assertThat(run.outcomes.lastForecast().prediction()).isCloseTo(1e6 + 2, within(1000.0));
    }

    @Test
    void shouldUseExogenousRegressors() {
        SeriesRun with = SeriesRun.values(1);
        SeriesRun other = SeriesRun.values(1);
        for (int i = 0; i < 30; i++) {
            with.value(1000 + i, StrictMath.sin(i), StrictMath.cos(i), i);
            other.value(1000 + i, StrictMath.sin(i), StrictMath.cos(2 * i), i);
        }
        assertThat(with.outcomes.lastForecast().prediction())
                .isFinite()
                .isNotEqualTo(other.outcomes.lastForecast().prediction());
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
        assertThat(both.outcomes.forecasts.stream().filter(forecast -> forecast.horizon() == 3))
                .containsExactlyElementsOf(three.outcomes.forecasts);
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
        assertThat(run.outcomes.forecasts).filteredOn(IssuedForecast::stale).allMatch(f -> f.horizon() == 3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e100, 1e-100, 1e-200})
    void shouldStayFiniteAtAnyMagnitude(double unit) {
        SeriesRun run = SeriesRun.values(1, 3);
        for (int i = 0; i < 200; i++) {
            run.value(1000 + i, unit * StrictMath.sin(i) * (i % 13 == 0 ? -1 : 1));
        }
        assertThat(run.outcomes.forecasts)
                .allSatisfy(f -> assertThat(f.prediction()).isFinite());
        assertThat(run.outcomes.scores)
                .allSatisfy(score -> assertThat(score.mse()).isFinite());
        assertThat(run.bytes()).isNotEmpty();
    }

    @Test
    void shouldBeatTheNaiveForecastOnAWave() {
        SeriesRun run = SeriesRun.values(1);
        for (int i = 0; i < 3000; i++) {
            run.value(1000 + i, StrictMath.sin(1.3 * i));
        }
        IssuedScore last = run.outcomes.scores.get(run.outcomes.scores.size() - 1);
        assertThat(last.mse()).isLessThan(0.5 * last.naiveMse());
    }
}
