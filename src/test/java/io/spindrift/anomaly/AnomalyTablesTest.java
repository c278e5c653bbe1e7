package io.spindrift.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.config.ConfigurationException;
import io.spindrift.model.alarm.AlarmRate;
import io.spindrift.model.series.IssuedAlarm;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.reproduce.DataDirectory;
import io.spindrift.reproduce.Reproduction;
import io.spindrift.reproduce.SeriesFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class AnomalyTablesTest {
    private static final LocalDateTime START = LocalDateTime.of(2020, 1, 1, 0, 0);

    @TempDir
    private Path root;

    /** Noise with a spike every 400 rows. */
    private static double[] values(int rows) {
        SplittableRandom random = new SplittableRandom(8);
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = 20 + random.nextGaussian() + (row % 400 == 399 ? 15 : 0);
        }
        return values;
    }

    @Test
    void shouldAlarmWhereTheModelDoes() {
        double[] values = values(3000);
        long[] times = new long[values.length];
        SeriesModel model = SeriesModel.create(Detection.SERIES, Detection.settings("1/168 records"));
        boolean[] begun = new boolean[values.length];
        for (int row = 0; row < values.length; row++) {
            times[row] = row * 60_000L;
            for (Outcome outcome :
                    model.apply(new SeriesEvent.Observation(null, times[row], new double[0], values[row]))) {
                begun[row] |= outcome instanceof IssuedAlarm alarm && alarm.change() == IssuedAlarm.Change.BEGIN;
            }
        }
        Detection detection = Detection.run(new TimedSeries(times, values), List.of(new AlarmRate(1.0 / 168, 0)));
        int alarms = 0;
        for (int row = 0; row < values.length; row++) {
            assertThat(detection.stated(0).beginning(row)).as("row %d", row).isEqualTo(begun[row]);
            alarms += begun[row] ? 1 : 0;
        }
        assertThat(alarms).isPositive();
    }

    @Test
    void shouldScoreTheFilesThatAreThere() throws IOException {
        write("nab/labels/combined_windows.json", """
                {"a/spikes.csv": [["%s", "%s"]], "a/other.csv": []}""".formatted(time(1190), time(1209)));
        write("nab/data/a/spikes.csv", csv(1250));
        NabFolder folder = new NabFolder(root.resolve("nab"));
        NabTable table = new NabTable(folder);
        assertThat(table.absent()).containsExactly(folder.data("a/other.csv"));
        assertThat(Reproduction.of(new DataDirectory(folder.root()), List.of(table))
                        .page("", done -> {}))
                .contains("1 files with 1 labeled windows", "Files not found: other.", "not scored: windowedGaussian")
                .containsPattern("\\| best threshold \\| [0-9.]+ \\(p ≤ [0-9.e-]+\\) \\|")
                .containsPattern("\\| at most 1 per week \\| -?[0-9.]+ \\| -?[0-9.]+ \\| -?[0-9.]+ \\| [01] \\|");
    }

    @Test
    void shouldSayWhatIsExpected_whenAFolderIsNoCheckout() {
        assertThatThrownBy(() -> new NabTable(new NabFolder(root)).jobs())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("labels/combined_windows.json");
    }

    @Test
    void shouldCompareRatesOfLongSeries() throws IOException {
        write("data/series/long.csv", csv(5000));
        write("data/series/short.csv", csv(600));
        DataDirectory folder = new DataDirectory(root.resolve("data"));
        AlarmRateTable table = new AlarmRateTable(new SeriesFiles(folder, false), null);
        assertThat(table.jobs()).hasSize(1);
        assertThat(Reproduction.of(folder, List.of(table)).page("", done -> {}))
                .contains("| series | rows | p ≤ 1e-02 | p ≤ 1e-03 | p ≤ 1e-04 | 1 in 168 | 1 in 1000 | 1 in 2016 |")
                .containsPattern("\\| long.value \\| 4,500 \\| [0-9.]+ \\|")
                .containsPattern("\\| within a factor of two \\| 4,500 \\| [01] of 1 \\|");
    }

    private static String csv(int rows) {
        StringBuilder csv = new StringBuilder("timestamp,value\n");
        double[] values = values(rows);
        for (int row = 0; row < rows; row++) {
            csv.append(time(row).substring(0, 19))
                    .append(',')
                    .append(values[row])
                    .append('\n');
        }
        return csv.toString();
    }

    private static String time(int row) {
        return START.plusMinutes(5L * row).toString().replace('T', ' ') + ":00.000000";
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
