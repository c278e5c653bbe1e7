package io.spindrift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spindrift.config.BacktestSettings;
import io.spindrift.json.Schemas;
import io.spindrift.runtime.ExportedStates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestCommandTest {
    @TempDir
    private Path folder;

    private record Result(int code, String out, String err) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--set model=sgd | --set model: expected a setting that no option",
                "--set input.mode=series | --set input.mode: expected a setting that no option",
                "--set model.seed=3 | --set model.seed: expected a setting that no option",
                "--set scale.window=0 | --set scale.window: expected a setting that no option",
                "--label-delay -3 | label-delay: expected 0 to 50000, got -3",
                "--rows 0 | rows: expected at least 1, got 0",
                "--rows -1 | rows: expected at least 1, got -1",
                "--test-from 99 | expected forecasts to score, got none in 12 rows (test-from 99)",
                "--test-from -1 | test-from: expected at least 0, got -1",
                "--columns d --target d | columns: expected at least one in addition to the target 'd', got none",
                "--models seasonal | seasonal: expected --input-mode series, got regression",
                "--input-mode series --models seasonal --season 0 | season: expected at least 1, got 0",
                "--input-mode series --horizons 20 --models naive | expected forecasts to score, got none in 12 rows",
            })
    void shouldRejectContradictoryOptions(String options, String message) throws IOException {
        Result result = backtest(file("1"), options.split(" "));
        assertThat(result.code).isEqualTo(Spindrift.MISUSED);
        assertThat(result.err.lines().filter(line -> line.startsWith("spindrift: ")))
                .singleElement()
                .asString()
                .contains(message);
    }

    @Test
    void shouldRejectNumbersWhoseSquaresOverflow() throws IOException {
        Result result = backtest(file("3e200"), "--models", "rls");
        assertThat(result.code).isEqualTo(Spindrift.MISUSED);
        assertThat(result.err)
                .contains(
                        "column 'd': expected a number, got '3e200'; it looks like a number that is larger than 1.0E100");
    }

    @Test
    void shouldDescribeScalingAndSeason() throws IOException {
        assertThat(backtest(file("1"), "--scale", "file", "--models", "rls").out)
                .startsWith("scaled by the whole file");
        assertThat(backtest(file("1"), "--input-mode", "series", "--models", "seasonal", "--season", "2").out)
                .startsWith("seasonal: the value 2 rows before");
    }

    @Test
    void shouldWriteNull_whenAFigureIsNotDefined() throws IOException {
        Path csv = Files.writeString(folder.resolve("constant.csv"), "a,d\n1,5\n2,5\n3,5\n");
        Path json = folder.resolve("constant.json");
        Result result = backtest(csv, "--models", "naive", "--json", json.toString());
        assertThat(result.code).isZero();
        assertThat(Files.readString(json))
                .contains("\"nmse\" : null", "\"mse\" : 8.3")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void shouldPrintOnlyTheDocument() throws IOException {
        Result result = backtest(file("1"), "--models", "naive,rls", "--seeds", "1,2", "--json");
        assertThat(result.code).isZero();
        assertThat(result.out.lines()).hasSize(1);
        assertThat(Schemas.violations("commands/backtest", result.out.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void shouldWriteEachForecastWithItsLabel() throws IOException {
        StringBuilder rows = new StringBuilder("when,y\n");
        for (int i = 0; i < 30; i++) {
            rows.append(String.format("2024-01-%02d,%d%n", i + 1, i * i % 7));
        }
        Path csv = Files.writeString(folder.resolve("weeks.csv"), rows);
        Path lines = folder.resolve("forecasts.jsonl");
        String[] options = {
            "--input-mode",
            "series",
            "--models",
            "naive,blend-linear",
            "--horizons",
            "1,2",
            "--forecasts",
            lines.toString()
        };
        Result result = backtest(csv, with(options, "prediction.quantiles=0.1,0.5"));
        assertThat(result.code).isZero();
        // Of 30 rows, 29 are labels one row ahead and 28 two rows ahead.
        List<String> written = Files.readAllLines(lines);
        assertThat(written)
                .hasSize(2 * (29 + 28))
                .allSatisfy(line -> assertThat(
                                Schemas.violations("commands/backtest-forecast", line.getBytes(StandardCharsets.UTF_8)))
                        .isEmpty());
        assertThat(written.get(29))
                .startsWith("{\"series\":\"weeks\",\"model\":\"naive\",\"horizon\":2,\"row\":0,\"time\":1704240000000,"
                        + "\"label\":4.0,\"prediction\":0.0,\"naive\":0.0,")
                .endsWith("\"quantiles\":[{\"probability\":0.1,\"value\":null},{\"probability\":0.5,\"value\":null}]}");
        assertThat(written.get(written.size() - 1)).contains("\"probability\":0.1,\"value\":", "\"probability\":0.5");
    }

    @Test
    void shouldRejectAFileOfForecasts_whenItCannotBeWritten() throws IOException {
        Result result = backtest(file("1"), "--models", "rls", "--forecasts", folder.toString());
        assertThat(result.code).isEqualTo(Spindrift.MISUSED);
        assertThat(result.err).contains("--forecasts: expected a file that can be written, got ");
    }

    @Test
    void shouldRejectAReport_whenItsFileCannotBeWritten() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file");
        Result result = backtest(file("1"), "--models", "rls", "--report", taken.toString());
        assertThat(result.code).isEqualTo(Spindrift.MISUSED);
        assertThat(result.out).isEmpty();
        assertThat(result.err).contains("--report: expected a folder in which ").hasLineCount(1);
    }

    @Test
    void shouldStartFromADonor() throws IOException {
        StringBuilder rows = new StringBuilder("y\n");
        for (int i = 0; i < 60; i++) {
            rows.append(500 + 37 * StrictMath.sin(i * Math.PI / 12)).append('\n');
        }
        Path csv = Files.writeString(folder.resolve("warm.csv"), rows);
        Path donor = new ExportedStates(new BacktestSettings(false, false)
                        .with("series.lags", 5)
                        .settings("rls", 1))
                .learn("donor", 300)
                .write(folder.resolve("donor"));
        String[] options = {"--input-mode", "series", "--lags", "5", "--models", "rls,naive", "--test-from", "5"};
        Result cold = backtest(csv, options);
        Result warm = backtest(csv, with(options, "warm.start.file=" + donor));
        assertThat(cold.out).doesNotContain("warm start");
        assertThat(warm.out).startsWith("warm start: rls\n");
        assertThat(nmse(warm, "rls")).isLessThan(0.7 * nmse(cold, "rls"));
        assertThat(nmse(warm, "naive")).isEqualTo(nmse(cold, "naive"));
        Result hindsight = backtest(
                csv, "--input-mode", "series", "--models", "rls,naive", "--set", "warm.start.file=" + hindsightDonor());
        assertThat(hindsight.out).startsWith("warm start: rls (5 lags, forgetting 1)\n");
    }

    /** Returns a donor with the settings of a variant that hindsight chooses, which differ from the configured ones. */
    private Path hindsightDonor() throws IOException {
        return new ExportedStates(new BacktestSettings(false, false)
                        .with("series.lags", 5)
                        .with("model.tuning.rls.forgetting.factor", 1)
                        .with("model.tuning.rls.init.variance", 100)
                        .settings("rls", 1))
                .learn("donor", 300)
                .write(folder.resolve("hindsight"));
    }

    @Test
    void shouldRejectADonor_whenItMatchesNoModel() throws IOException {
        Path donor = new ExportedStates(new BacktestSettings(true, false).settings("rls", 1))
                .learn("donor", 30, 1)
                .write(folder.resolve("donor"));
        Result other = backtest(file("1"), with(new String[] {"--models", "sgd,ekf"}, "warm.start.file=" + donor));
        assertThat(other.code).isEqualTo(Spindrift.MISUSED);
        assertThat(other.err)
                .contains(
                        "warm.start.file: expected a series that was learned with the settings of one of the models sgd, "
                                + "ekf, with seed [1], got")
                .hasLineCount(1);
        Path wide = new ExportedStates(new BacktestSettings(true, false).settings("rls", 1))
                .learn("donor", 30, 1, 2, 3)
                .write(folder.resolve("wide"));
        Result misfit = backtest(file("1"), with(new String[] {"--models", "rls"}, "warm.start.file=" + wide));
        assertThat(misfit.code).isEqualTo(Spindrift.MISUSED);
        assertThat(misfit.err).contains("expected a donor with as many features as series 'rows', 1, got 3");
        Result none = backtest(file("1"), with(new String[] {"--models", "rls"}, "warm.start.file=nowhere"));
        assertThat(none.code).isEqualTo(Spindrift.MISUSED);
        assertThat(none.err).contains("warm.start.file: nowhere: expected a file of exported states, got none");
    }

    /** Noise of each hour from the first of January 2026, with impossible values in hours 400 and 500, of which the second is rarer. */
    private Path spikes(boolean dated) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        Map<Integer, Double> values = Map.of(400, 200.0, 500, 5000.0);
        StringBuilder rows = new StringBuilder(dated ? "time,d\n" : "d\n");
        for (int i = 0; i < 505; i++) {
            rows.append(dated ? Instant.ofEpochMilli(hour(i)) + "," : "");
            rows.append(values.getOrDefault(i, 100 + random.nextGaussian())).append('\n');
        }
        return Files.writeString(folder.resolve("spikes.csv"), rows);
    }

    private static long hour(int hours) {
        return Instant.parse("2026-01-01T00:00:00Z").toEpochMilli() + 3_600_000L * hours;
    }

    private JsonNode alarms(boolean dated, String... settings) throws IOException {
        List<String> options =
                new ArrayList<>(List.of("--input-mode", "series", "--models", "seasonal,blend-linear", "--json"));
        for (String setting : settings) {
            options.addAll(List.of("--set", setting));
        }
        Result result = backtest(spikes(dated), options.toArray(String[]::new));
        byte[] json = result.out.getBytes(StandardCharsets.UTF_8);
        assertThat(Schemas.violations("commands/backtest", json)).isEmpty();
        return new ObjectMapper().readTree(json).get("alarms");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldListAlarms(boolean dated) throws IOException {
        JsonNode alarms = alarms(dated, "alarm.rate=1/1000000 records");
        assertThat(alarms).hasSize(2).allSatisfy(alarm -> {
            assertThat(alarm.get("model").asText()).isEqualTo("blend-linear");
            assertThat(alarm.get("detector").asText()).isEqualTo("next");
            assertThat(alarm.get("horizon").asInt()).isOne();
        });
        assertThat(alarms).extracting(alarm -> alarm.get("seen").asDouble()).containsExactly(200.0, 5000.0);
        JsonNode ended = alarms.get(0);
        JsonNode open = alarms.get(1);
        assertThat(ended.get("beginRow").asInt()).isEqualTo(400);
        assertThat(ended.get("endRow").asInt()).isBetween(424, 460);
        assertThat(open.get("beginRow").asInt()).isEqualTo(500);
        assertThat(open.get("endRow").isNull()).isTrue();
        assertThat(open.get("end").isNull()).isTrue();
        if (dated) {
            assertThat(ended.get("begin").asLong()).isEqualTo(hour(400));
            assertThat(ended.get("end").asLong())
                    .isEqualTo(hour(ended.get("endRow").asInt()));
        } else {
            assertThat(ended.get("begin").isNull()).isTrue();
        }
    }

    @Test
    void shouldListNoAlarmsOfIgnoredSpans() throws IOException {
        JsonNode alarms = alarms(
                true,
                "alarm.rate=1/1000000 records",
                "alarm.ignored=" + Instant.ofEpochMilli(hour(400)) + "/PT1H,2026-01-01T00:00:00Z/PT1H");
        assertThat(alarms)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.get("beginRow").asInt()).isEqualTo(500));
    }

    @Test
    void shouldRejectIgnoredSpans_whenTheFileHasNoTimes() throws IOException {
        Result result = backtest(
                spikes(false),
                with(
                        new String[] {"--input-mode", "series", "--models", "naive"},
                        "alarm.ignored=SAT-SUN 00:00-24:00"));
        assertThat(result.code).isEqualTo(Spindrift.MISUSED);
        assertThat(result.err).contains("alarm.ignored: expected a file with times, got none");
    }

    private static String[] with(String[] options, String setting) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--set", setting));
        return all.toArray(String[]::new);
    }

    /** Returns the nmse in the table row of a model. */
    private static double nmse(Result result, String model) {
        return result.out
                .lines()
                .map(line -> line.trim().split(" +"))
                .filter(cells -> cells.length > 4 && cells[1].equals(model))
                .mapToDouble(cells -> Double.parseDouble(cells[4]))
                .findFirst()
                .orElseThrow();
    }

    private Path file(String label) throws IOException {
        StringBuilder rows = new StringBuilder("a,d\n");
        for (int i = 0; i < 11; i++) {
            rows.append(i % 4).append(',').append(i % 3).append('\n');
        }
        return Files.writeString(
                folder.resolve("rows.csv"), rows.append("2,").append(label).append('\n'));
    }

    private static Result backtest(Path csv, String... options) {
        List<String> all = new ArrayList<>(List.of("backtest", "--csv", csv.toString()));
        all.addAll(List.of(options));
        return execute(all.toArray(String[]::new));
    }

    private static Result execute(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        try {
            int code = Spindrift.execute(arguments);
            return new Result(
                    code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
