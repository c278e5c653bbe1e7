package io.spindrift.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.csv.CsvException;
import io.spindrift.csv.CsvFormat;
import io.spindrift.csv.CsvTable;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.SeriesSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BacktestTest {
    @TempDir
    private Path folder;

    @Test
    void shouldScoreTheNaiveForecast_asComputedByHand() throws IOException {
        Result result =
                run(series("1\n4\n2\n2\n"), plan("naive"), horizons("1")).get(0);
        // Errors 3, −2, 0; the population variance of 1, 4, 2, 2 is 1.1875.
        assertThat(result.n()).isEqualTo(3);
        assertThat(result.mse()).isEqualTo(13.0 / 3, within(1e-12));
        assertThat(result.mae()).isEqualTo(5.0 / 3, within(1e-12));
        assertThat(result.nmse()).isEqualTo(13.0 / 3 / 1.1875, within(1e-12));
    }

    @Test
    void shouldScoreTheSeasonalForecast_asComputedByHand() throws IOException {
        Backtest.Plan plan = new Backtest.Plan(
                List.of(Backtest.SEASONAL), List.of(1L), false, 0, 0, List.of(2), List.of(1, 3), null);
        List<Result> results = run(series("1\n5\n2\n7\n1\n"), plan, horizons("1,3"));
        assertThat(results).extracting(Result::horizon).containsExactly(1, 3);
        // One ahead, the first label has no season before it: 5 is forecast as 1.
        assertThat(results.get(0).n()).isEqualTo(4);
        assertThat(results.get(0).mse()).isEqualTo((16 + 1 + 4 + 1) / 4.0, within(1e-12));
        // Three ahead, the last known value of the same phase is four before: 1 for the last row; 7 is forecast as 1.
        assertThat(results.get(1).n()).isEqualTo(2);
        assertThat(results.get(1).mse()).isEqualTo(36 / 2.0, within(1e-12));
    }

    @Test
    void shouldCountOnlyForecastsFromTheTestRowOn() throws IOException {
        Backtest.Plan plan =
                new Backtest.Plan(List.of("naive"), List.of(1L), false, 2, 0, List.of(1), List.of(1), null);
        Result result = run(series("1\n4\n2\n2\n9\n"), plan, horizons("1")).get(0);
        assertThat(result.n()).isEqualTo(2);
        assertThat(result.mse()).isEqualTo(49.0 / 2, within(1e-12));
    }

    @Test
    void shouldNotUseLaterRowsForEarlierForecasts() throws IOException {
        StringBuilder rows = new StringBuilder("a,d\n");
        StringBuilder changed = new StringBuilder("a,d\n");
        for (int i = 0; i < 60; i++) {
            rows.append(i % 7).append(',').append(i % 5).append('\n');
            changed.append(i < 40 ? i % 7 : 3 - i)
                    .append(',')
                    .append(i < 40 ? i % 5 : i * i)
                    .append('\n');
        }
        for (int delay : new int[] {0, 4}) {
            double[] whole = errors(rows.toString(), delay);
            double[] other = errors(changed.toString(), delay);
            for (int i = 0; i < 40; i++) {
                assertThat(other[i]).isEqualTo(whole[i]);
            }
            assertThat(other[50]).isNotEqualTo(whole[50]);
        }
    }

    @Test
    void shouldGiveMediansAndRangesOverSeeds() throws IOException {
        StringBuilder rows = new StringBuilder("a,d\n");
        for (int i = 0; i < 80; i++) {
            rows.append(i % 7).append(',').append(i % 7 * (i % 3)).append('\n');
        }
        ColumnSelection choice = new ColumnSelection(true, null, List.of(), Long.MAX_VALUE);
        double[] each = new double[3];
        for (int seed = 1; seed <= 3; seed++) {
            Backtest.Plan one =
                    new Backtest.Plan(List.of("sgd"), List.of((long) seed), false, 0, 0, List.of(1), List.of(1), null);
            each[seed - 1] = run(rows.toString(), choice, one, Map.of("input.mode", "regression"))
                    .get(0)
                    .nmse();
        }
        Arrays.sort(each);
        Backtest.Plan three =
                new Backtest.Plan(List.of("sgd"), List.of(1L, 2L, 3L), false, 0, 0, List.of(1), List.of(1), null);
        Result result = run(rows.toString(), choice, three, Map.of("input.mode", "regression"))
                .get(0);
        assertThat(each[0]).isLessThan(each[1]);
        assertThat(new double[] {result.nmseMin(), result.nmse(), result.nmseMax()})
                .containsExactly(each);
        assertThat(result.stateBytes()).isPositive();
        assertThat(result.microsPerStep()).isPositive();
    }

    @Test
    void shouldScaleByTheWholeFile_whenThePlanSaysSo() {
        Data data = Data.of("s", new double[][] {{1, 7}, {3, 7}}, new double[] {10, 30})
                .scaledByFile();
        assertThat(data.x()[0]).containsExactly(-1, 0);
        assertThat(data.x()[1]).containsExactly(1, 0);
        assertThat(data.d()).containsExactly(-1, 1);
        assertThat(data.variance()).isEqualTo(1);
    }

    @Test
    void shouldComputeTheVarianceOverAllRowsOfTheFile() throws IOException {
        ColumnSelection two = new ColumnSelection(false, null, List.of(), 2);
        Result result =
                run("v\n1\n4\n2\n2\n", two, plan("naive"), horizons("1")).get(0);
        assertThat(result.n()).isOne();
        assertThat(result.nmse()).isEqualTo(9 / 1.1875, within(1e-12));
    }

    @Test
    void shouldRejectAColumn_whenItIsMissingOrHasNoNumbers() throws IOException {
        Path file = Files.writeString(folder.resolve("f.csv"), "a,d\n1,\n");
        ColumnSelection regression = new ColumnSelection(true, "d", List.of(), Long.MAX_VALUE);
        assertThatThrownBy(() -> regression.read(CsvTable.open(file)))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("line 2, column 'd': expected numbers, got ''; the column has no values");
        assertThatThrownBy(() -> new ColumnSelection(true, "z", List.of(), 9).read(CsvTable.open(file)))
                .hasMessageContaining("column 'z': expected one of a, d");
    }

    private double[] errors(String rows, int delay) throws IOException {
        Data data = new ColumnSelection(true, null, List.of(), Long.MAX_VALUE)
                .read(table(rows))
                .get(0);
        double[] errors = new double[60];
        new Run(data, settings("sgd", 1, Map.of("input.mode", "regression")), 0, delay) {
            @Override
            void score(HorizonScore score) {
                errors[(int) score.madeAt().sequence()] = score.label() - score.prediction();
            }
        }.run(row -> {});
        return errors;
    }

    private List<Result> run(String rows, Backtest.Plan plan, Map<String, String> settings) throws IOException {
        return run(rows, new ColumnSelection(false, null, List.of(), Long.MAX_VALUE), plan, settings);
    }

    private List<Result> run(String rows, ColumnSelection choice, Backtest.Plan plan, Map<String, String> settings)
            throws IOException {
        return new Backtest(table(rows), choice, plan)
                .run((model, seed) -> settings(model, seed, settings), done -> {})
                .results();
    }

    private CsvTable table(String rows) throws IOException {
        return CsvTable.open(Files.writeString(folder.resolve("data.csv"), rows));
    }

    private static Backtest.Plan plan(String model) {
        return new Backtest.Plan(List.of(model), List.of(1L), false, 0, 0, List.of(1), List.of(1), null);
    }

    private static Backtest.Plan scaled(Backtest.ScoreScale scale) {
        return new Backtest.Plan(List.of("naive"), List.of(1L), false, 0, 0, List.of(1), List.of(1), scale);
    }

    private static String series(String values) {
        return "v\n" + values;
    }

    static Map<String, String> horizons(String horizons) {
        return Map.of("input.mode", "series", "series.horizons", horizons);
    }

    static SeriesSettings settings(String model, long seed, Map<String, String> own) {
        Map<String, String> all = new HashMap<>(own);
        all.put("bootstrap.servers", "none:0");
        all.put("model", model);
        all.put("model.seed", Long.toString(seed));
        return new Configuration(new Sources().settings(all)).series();
    }

    @Test
    void shouldDivideErrorsByTheDeviationOfSomeRows() throws IOException {
        String rows = "1\n4\n2\n2\n9\n";
        Result plain = run(series(rows), plan("naive"), horizons("1")).get(0);
        Result result = run(series(rows), scaled(new Backtest.ScoreScale(0, 2)), horizons("1"))
                .get(0);
        // The deviation of 1 and 4 is 1.5.
        assertThat(result.mse()).isEqualTo(plain.mse() / 2.25, within(1e-12));
        assertThat(result.mae()).isEqualTo(plain.mae() / 1.5, within(1e-12));
        assertThat(result.nmse()).isEqualTo(plain.nmse(), within(1e-12));
        Backtest.Plan beyond = scaled(new Backtest.ScoreScale(0, 6));
        assertThatThrownBy(() -> run(series(rows), beyond, horizons("1")))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("of 5 that run, whose values differ, got rows:0-6");
        assertThatThrownBy(() -> new Backtest.ScoreScale(5, 5))
                .isInstanceOf(CsvException.class)
                .hasMessage("score-scale: expected rows:A-B with 0 <= A < B, got rows:5-5");
    }

    @Test
    void shouldChooseTheBestVariantInHindsightForEachHorizon() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            rows.append(i % 6 + (i % 6 == 2 ? 10 : 0)).append('\n');
        }
        Backtest.Plan plan = new Backtest.Plan(
                List.of(Backtest.SEASONAL, "rls"), List.of(1L), false, 50, 0, List.of(4, 6, 7), List.of(1, 2), null);
        Backtest.Models models = new Backtest.Models() {
            @Override
            public SeriesSettings settings(String model, long seed) {
                return BacktestTest.settings(model, seed, horizons("1,2"));
            }

            @Override
            public List<Backtest.Variant> variants(String model) {
                return Stream.of("1", "6")
                        .map(lags -> new Backtest.Variant(lags + " lags", seed -> {
                            Map<String, String> own = new HashMap<>(horizons("1,2"));
                            own.put("series.lags", lags);
                            return BacktestTest.settings(model, seed, own);
                        }))
                        .toList();
            }
        };
        List<Result> results = new Backtest(
                        table(series(rows.toString())),
                        new ColumnSelection(false, null, List.of(), Long.MAX_VALUE),
                        plan)
                .run(models, done -> {})
                .results();
        assertThat(results)
                .extracting(Result::model, Result::horizon, Result::chosen)
                .containsExactly(
                        tuple("seasonal", 1, "season 6"),
                        tuple("seasonal", 2, "season 6"),
                        tuple("rls", 1, "6 lags"),
                        tuple("rls", 2, "6 lags"));
    }

    @Test
    void shouldReadTimesFromTheFirstColumnWithDates() throws IOException {
        Path file = folder.resolve("dated.csv");
        Files.writeString(file, "n,when,value\n1,1915-01-01,5\n2,1915-01-02,6\n");
        Data data = new ColumnSelection(false, null, List.of(), Long.MAX_VALUE)
                .read(CsvTable.open(file))
                .get(0);
        long day = 86_400_000;
        assertThat(data.times()[1] - data.times()[0]).isEqualTo(day);
        // 400 years later, on the same day of the week.
        assertThat(LocalDate.ofEpochDay(data.times()[0] / day)).isEqualTo(LocalDate.of(2315, 1, 1));
        Files.writeString(file, "n,value\n1,5\n2,6\n");
        assertThat(new ColumnSelection(false, null, List.of(), Long.MAX_VALUE)
                        .read(CsvTable.open(file))
                        .get(0)
                        .times())
                .containsExactly(0, 1);
        assertThatThrownBy(() -> new ColumnSelection(false, null, List.of(), 9)
                        .read(CsvTable.open(file, CsvFormat.FOUND.time("when"))))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("expected one of n, value");
    }
}
