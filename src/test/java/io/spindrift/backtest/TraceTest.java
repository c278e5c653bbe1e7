package io.spindrift.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.csv.CsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backtest, forecast by forecast. */
final class TraceTest {
    @TempDir
    private Path folder;

    @Test
    void shouldTraceTheForecastsOfTheResults() throws IOException {
        StringBuilder rows = new StringBuilder("when,value\n");
        for (int i = 0; i < 200; i++) {
            rows.append(LocalDate.of(1949, 1, 1).plusDays(i)).append(',').append(i % 7 + 0.1 * (i % 5));
            rows.append('\n');
        }
        Backtest.Plan plan = new Backtest.Plan(
                List.of(Backtest.SEASONAL, "naive", "blend-linear"),
                List.of(1L, 2L),
                false,
                20,
                0,
                List.of(7),
                List.of(1, 3),
                null);
        List<Trace> traces = new ArrayList<>();
        List<Result> results = new Backtest(
                        table(rows.toString()), new ColumnSelection(false, null, List.of(), Long.MAX_VALUE), plan)
                .traced(traces::add)
                .run((model, seed) -> BacktestTest.settings(model, seed, BacktestTest.horizons("1,3")), done -> {})
                .results();
        assertThat(traces)
                .extracting(Trace::model, Trace::horizon)
                .containsExactly(
                        tuple("naive", 1), tuple("naive", 3), tuple("blend-linear", 1), tuple("blend-linear", 3));
        for (Trace trace : traces) {
            Result result = results.get(2 + traces.indexOf(trace));
            assertThat(trace.labels()).hasSize((int) result.n());
            assertThat(meanSquare(trace.labels(), trace.forecasts())).isEqualTo(result.mse(), within(1e-12));
            assertThat(trace.intervals()).extracting(Trace.Band::level).containsExactly(0.8, 0.95);
            // Forecasts from row 20 on. The first label is that of a row one horizon later.
            assertThat(trace.times()[0])
                    .isEqualTo(
                            LocalDate.of(1949, 1, 21).plusDays(trace.horizon()).toEpochDay() * 86_400_000);
        }
        assertThat(traces.get(1).experts()).isEmpty();
        assertThat(traces.get(1).forecasts()).isEqualTo(traces.get(1).naive());
        Trace.Expert first = traces.get(3).experts().get(0);
        assertThat(first.name()).isEqualTo("naive");
        assertThat(first.forecasts()).isEqualTo(traces.get(3).naive());
    }

    private static double meanSquare(double[] labels, double[] forecasts) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += (labels[i] - forecasts[i]) * (labels[i] - forecasts[i]);
        }
        return sum / labels.length;
    }

    @Test
    void shouldTraceRowsOfLateLabels() throws IOException {
        StringBuilder rows = new StringBuilder("a,d\n");
        for (int i = 0; i < 30; i++) {
            rows.append(i % 7).append(',').append(i).append('\n');
        }
        Backtest.Plan late =
                new Backtest.Plan(List.of("blend-linear"), List.of(1L), false, 0, 4, List.of(1), List.of(1), null);
        List<Trace> traces = new ArrayList<>();
        new Backtest(table(rows.toString()), new ColumnSelection(true, null, List.of(), Long.MAX_VALUE), late)
                .traced(traces::add)
                .run(
                        (model, seed) -> BacktestTest.settings(model, seed, Map.of("input.mode", "regression")),
                        done -> {});
        Trace trace = traces.get(0);
        assertThat(trace.dated()).isFalse();
        assertThat(trace.labels()).hasSize(26);
        for (int i = 0; i < 26; i++) {
            assertThat(trace.times()[i]).isEqualTo(i);
            assertThat(trace.labels()[i]).isEqualTo(i);
        }
    }

    @Test
    void shouldTraceTheRowNearestToWhenALabelWasDue() throws IOException {
        // An hour apart, about: with an hour between labels, that of 01:00 is the value at 00:50, which 02:10 shows to
        // be nearest.
        String rows = "when,value\n2026-01-01T00:00,1\n2026-01-01T00:50,2\n2026-01-01T02:10,3\n2026-01-01T03:15,4\n";
        Backtest.Plan plan =
                new Backtest.Plan(List.of("naive"), List.of(1L), false, 0, 0, List.of(1), List.of(1), null);
        List<Trace> traces = new ArrayList<>();
        Map<String, String> hourly = Map.of("series.horizons", "1", "series.interval.ms", "3600000");
        new Backtest(table(rows), new ColumnSelection(false, null, List.of(), Long.MAX_VALUE), plan)
                .traced(traces::add)
                .run((model, seed) -> BacktestTest.settings(model, seed, hourly), done -> {});
        Trace trace = traces.get(0);
        assertThat(trace.labels()).containsExactly(2, 3, 4);
        assertThat(trace.times())
                .containsExactly(LongStream.of(50, 130, 195)
                        .map(minutes -> Instant.parse("2026-01-01T00:00:00Z").toEpochMilli() + minutes * 60_000)
                        .toArray());
    }

    private CsvTable table(String rows) throws IOException {
        return CsvTable.open(Files.writeString(folder.resolve("data.csv"), rows));
    }
}
