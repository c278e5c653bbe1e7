package io.spindrift.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.backtest.BacktestReport.Interval;
import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.csv.CsvException;
import io.spindrift.model.series.SeriesSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScoredRunTest {
    private static final double ROUNDING = 1e-12;

    @Test
    void shouldGiveResultsFromSeveralRowsOn() {
        ScoredRun trail = new ScoredRun(data(1, 4, 2, 2, 9), "naive", settings("naive"), 2, List.of(1));
        // Errors 3, −2, 0, 7.
        assertThat(trail.count(1, 0)).isEqualTo(4);
        assertThat(trail.count(1, 2)).isEqualTo(2);
        assertThat(trail.result(1, 2).mse()).isEqualTo(49.0 / 2, within(ROUNDING));
        assertThat(trail.result(1, 0).mse()).isEqualTo(62.0 / 4, within(ROUNDING));
        assertThat(trail.overNaiveBefore(1, 2)).isEqualTo(1, within(ROUNDING));
        assertThat(trail.result(1, 2).stateBytes()).isPositive();
        assertThat(trail.count(7, 0)).isZero();
        assertThat(trail.mse()).containsOnlyKeys(1);
        assertThat(trail.mse().get(1)).isEqualTo(49.0 / 2, within(ROUNDING));
    }

    @Test
    void shouldGiveTheResultsOfABacktest() {
        double[] values =
                IntStream.range(0, 150).mapToDouble(row -> row % 7 * (row % 3)).toArray();
        ScoredRun trail = new ScoredRun(data(values), "rls", settings("rls"), 40, List.of(1));
        Errors errors = new Run(data(values), settings("rls"), 40, 0)
                .run(row -> {})
                .errors()
                .get(1);
        assertThat(trail.result(1, 40).mse()).isEqualTo(errors.mse());
        Interval interval = trail.result(1, 40).intervals().get(0);
        assertThat(interval.coverage()).isEqualTo(errors.intervals().get(0).coverage());
        assertThat(trail.overNaiveBefore(1, 40)).isNotEqualTo(1);
        assertThat(trail.gaussian(1, 40, interval).width()).isPositive();
    }

    @Test
    void shouldFailWithAReason_whenThereAreNoScores() {
        ScoredRun trail = new ScoredRun(data(1, 4, 2), "naive", settings("naive"), 2, List.of(1));
        assertThatThrownBy(() -> trail.result(1, 50))
                .isInstanceOf(CsvException.class)
                .hasMessage(
                        "series 's', model naive, horizon 1: expected forecasts from row 50 on, got none in 3 rows");
    }

    @Test
    void shouldGiveTheShareOfUnchangedValues() {
        assertThat(data(1, 1, 2, 2, 2, 5).unchanged()).isEqualTo(3.0 / 5, within(ROUNDING));
        assertThat(data(1, Double.NaN, 1, 1).unchanged()).isEqualTo(1, within(ROUNDING));
    }

    private static Data data(double... values) {
        return Data.of("s", new double[values.length][0], values);
    }

    private static SeriesSettings settings(String model) {
        return new Configuration(new Sources().settings(Map.of("bootstrap.servers", "none:0", "model", model)))
                .series();
    }
}
