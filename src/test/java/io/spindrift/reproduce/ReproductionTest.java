package io.spindrift.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class ReproductionTest {
    @TempDir
    private Path data;

    private DataDirectory folder;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(data.resolve("regression"));
        Files.createDirectories(data.resolve("series"));
        folder = new DataDirectory(data);
    }

    @Test
    void shouldWriteARowForEachModelOfARegression() throws IOException {
        write("regression/kin8nm", "a,d", 30, row -> row % 7 + "," + row % 5);
        write("regression/other", "a,d", 30, row -> row % 4 + "," + row % 3);
        Reproduction reproduction = reproduction("regression");
        assertThat(reproduction.absent())
                .contains(folder.regression("puma8NH"))
                .doesNotContain(folder.regression("kin8nm"));
        assertThat(reproduction.page("# Page\n", done -> {}))
                .startsWith("# Page\n\n## Regression, scaled by running statistics\n")
                .contains("Files not found: puma8NH, puma32H, elevators, bank8FM.")
                // The variance of 0 to 4 in equal shares is 2, mapped onto [−1, 1] a quarter of it.
                .contains("| model | kin8nm | other |", "| variance of the target | 0.5000 | 0.6667 |")
                .containsPattern("\\| naive \\| [0-9.]+ \\| [0-9.]+ \\|")
                .containsPattern("\\| blend \\| [0-9.]+<br>[0-9.]+ to [0-9.]+ \\|");
    }

    @Test
    void shouldReportATableWithoutFiles() throws IOException {
        write("series/waves", "timestamp,value", 230, row -> row + "," + row % 12);
        List<ResultsTable> tables = Reproduction.tables(folder, false);
        Reproduction reproduction = Reproduction.of(folder, tables);
        assertThat(reproduction.absent()).contains(folder.series("ETTh1"), folder.regression("kin8nm"));
        assertThat(tables.get(0).markdown(none())).contains("None of the files was found");
        assertThat(tables.get(1).markdown(none())).contains("None of the files was found");
        assertThat(tables.get(2).markdown(none())).contains("None of the files was found");
    }

    @Test
    void shouldDescribeSeriesAndTheirIntervals() throws IOException {
        write("series/nab_nyc_taxi", "timestamp,value", 260, row -> row + "," + (row % 48 + row % 5));
        write("series/new", "time,a,b", 230, row -> row + "," + row + "," + row * row % 17);
        write("series/short", "a", 50, row -> row + "");
        SeriesFiles files = new SeriesFiles(folder, false);
        assertThat(files.tooShort()).containsExactly(folder.series("short"));
        assertThat(files.all()).extracting(SeriesFiles.Series::name).containsExactly("nab_nyc_taxi.value", "new.b");
        String page = Reproduction.of(folder, List.of(new SeriesTable(files), new IntervalTable(files)))
                .page("", done -> {});
        assertThat(page)
                .contains(
                        "Too short, and skipped: short.",
                        "### `blend` by horizon",
                        "### Horizon 1",
                        "### Horizon 24",
                        "### 95 %, horizon 24")
                .containsPattern(
                        "\\| nab_nyc_taxi \\| 159 \\| [0-9.]+<br>[0-9.]+ to [0-9.]+ \\| [0-9.]+ \\| (seasonal|rls|naive)")
                .containsPattern("\\| geometric mean \\|  \\| [0-9.]+ \\| [0-9.]+ \\|  \\| [0-9.]+ \\|")
                .containsPattern(
                        "\\| blend-linear \\| [0-9.]+ \\| [0-9.]+ \\| [0-9.]+ \\| [0-9.]+ \\| [0-9.]+ \\| [0-9.]+ \\|")
                .containsPattern("\\| new \\\\\\* \\| [0-9.]+ % \\| [0-9.]+ % \\|");
    }

    @Test
    void shouldCompareTheIntervalsOfModels_inBothModes() throws IOException {
        write("regression/kin8nm", "a,b,d", 260, row -> row % 7 + "," + row % 5 + "," + row % 7 * (row % 5));
        write("series/new", "time,a,b", 260, row -> row + "," + row + "," + row * row % 17);
        ResultsTable table = new ModelIntervalTable(folder, new SeriesFiles(folder, false));
        String figures = " \\| [0-9.]+ % \\| [0-9.]+ \\| [0-9.]+ % \\| [0-9.]+ \\| [0-9.]+ \\| [0-9.]+ \\|";
        assertThat(Reproduction.of(folder, List.of(table)).page("", done -> {}))
                .containsPattern("\\| regression \\| blend" + figures)
                .containsPattern("\\| series, 24 \\| kronecker" + figures);
    }

    @Test
    void shouldHaveTheTextOfThePage() throws IOException {
        String page = Files.readString(Path.of("docs", "results.md"));
        for (ResultsTable table : Reproduction.tables(folder, false)) {
            for (String paragraph : table.markdown(none()).strip().split("\n\n")) {
                if (!paragraph.equals("None of the files was found.")) {
                    assertThat(page).as(table.name()).contains(paragraph);
                }
            }
        }
    }

    @Test
    void shouldSampleManySeriesAndCountThemAsOne() throws IOException {
        String header = IntStream.rangeClosed(1, 13).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = IntStream.rangeClosed(1, 13).mapToObj(i -> "" + i).collect(Collectors.joining(","));
        write("series/m4_hourly_748", "timestamp," + header, 200, each -> each + "," + row);
        SeriesFiles some = new SeriesFiles(folder, false);
        assertThat(some.groups()).hasSize(1);
        assertThat(some.all()).extracting(SeriesFiles.Series::column).containsExactly("c1", "c7", "c13");
        assertThat(new SeriesFiles(folder, true).all()).hasSize(13);
        assertThat(some.groups().get(0).title()).isEqualTo("m4_hourly_748 (3 series)");
    }

    @Test
    void shouldAverageChannelsAndHorizons() throws IOException {
        Transformers.Plan plan =
                new Transformers.Plan(new Transformers.Split(20, 30, 200), new Transformers.Split(40, 50, 200));
        write("series/ETTh1", "date,A,B", 199, row -> "2016-07-01 00:00:00," + row + "," + row % 24);
        assertThat(new Transformers(folder, plan).markdown(none()))
                .contains("Files not found: ETTh2, ETTm1, ETTm2.", "has too few rows");
        write("series/ETTh1", "date,A,B", 200, row -> "2016-07-01 00:00:00," + row % 2 + "," + row % 2);
        ResultsTable table = new Transformers(folder, plan);
        // Values 0 and 1 in turn: an error of 1, over a variance of 1/4, at odd horizons, none at even ones.
        assertThat(Reproduction.of(folder, List.of(table)).page("", done -> {}))
                .contains("### ETTh1", "| naive | 4.0000 | 4.0000 | 2.0000 | 2.0000 | 2.0000 |")
                .containsPattern(
                        "\\| blend: the default \\| [0-9.]+ \\| [0-9.]+ \\| [0-9.]+ \\| [0-9.]+ \\| [0-9.]+ \\|");
    }

    @Test
    void shouldRejectUnknownTablesAndMissingFiles() {
        assertThatThrownBy(() -> Reproduction.only(List.of("series", "all"), Reproduction.tables(folder, false)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "--only: expected some of regression-by-file, regression, ett, series, intervals, intervals-by-model, generated, cold-start, disturbed, missing, got all");
        assertThatThrownBy(() -> reproduction("ett"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("--data: expected a folder with series/ETTh1.csv");
    }

    @Test
    void shouldReportTheFailureOfAJob() throws IOException {
        write("regression/kin8nm", "a,d", 3, row -> row == 2 ? "1,x" : "1,2");
        Reproduction reproduction = reproduction("regression");
        assertThatThrownBy(() -> reproduction.page("", done -> {})).hasMessageContaining("expected a number, got 'x'");
    }

    private Reproduction reproduction(String only) {
        return Reproduction.of(folder, Reproduction.only(List.of(only), Reproduction.tables(folder, false)));
    }

    private void write(String name, String header, int rows, IntFunction<String> row) throws IOException {
        Files.writeString(
                data.resolve(name + ".csv"),
                header + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n")) + "\n");
    }

    private static JobResults none() {
        return new JobResults(Map.of());
    }
}
