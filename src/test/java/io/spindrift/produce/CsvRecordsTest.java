package io.spindrift.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.csv.CsvException;
import io.spindrift.csv.CsvFormat;
import io.spindrift.csv.CsvTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvRecordsTest {
    private static final long ALL = Long.MAX_VALUE;

    @TempDir
    private Path folder;

    @Test
    void shouldMakeASeriesOfEachColumnOfNumbers() throws IOException {
        assertThat(records("when,load,heat,place\n2024-01-01,1,2.5,x\n2024-01-02,3,,y\n", series(List.of())))
                .containsExactly(
                        "data.load {\"value\":1.0}",
                        "data.heat {\"value\":2.5}",
                        "data.load {\"value\":3.0}",
                        "data.heat {\"value\":null}");
    }

    @Test
    void shouldNameTheSeriesAsTheFile_whenItIsTheOnlyOne() throws IOException {
        assertThat(records("a,b\n1,2\n", series(List.of("b")))).containsExactly("data {\"value\":2.0}");
        assertThat(records("when,b\n2026-01-01,2\n", series(List.of()))).containsExactly("data {\"value\":2.0}");
        assertThat(records("a,b\n1,2\n", new CsvRecords.Choice(false, "name", List.of("b"), null, 0, 1, ALL)))
                .containsExactly("name {\"value\":2.0}");
    }

    @Test
    void shouldNameSeriesTheSame_whenAColumnIsEmptyAtFirstOrEverywhere() throws IOException {
        assertThat(records("when,a,b\n2026-01-01,,2\n2026-01-02,,3\n", series(List.of())))
                .containsExactly("data.b {\"value\":2.0}", "data.b {\"value\":3.0}");
        assertThat(records("when,a,b\n2026-01-01,,2\n2026-01-02,1,3\n", series(List.of())))
                .containsExactly(
                        "data.a {\"value\":null}",
                        "data.b {\"value\":2.0}",
                        "data.a {\"value\":1.0}",
                        "data.b {\"value\":3.0}");
    }

    @Test
    void shouldLetLabelsFollowLater() throws IOException {
        assertThat(records("a,b,d\n1,2,10\n3,4,20\n5,6,30\n", regression(2, 1, ALL)))
                .containsExactly(
                        "data {\"id\":\"0\",\"x\":[1.0,2.0]}",
                        "data {\"id\":\"1\",\"x\":[3.0,4.0]}",
                        "data {\"id\":\"2\",\"x\":[5.0,6.0]}",
                        "data {\"id\":\"0\",\"label\":10.0}",
                        "data {\"id\":\"1\",\"label\":20.0}",
                        "data {\"id\":\"2\",\"label\":30.0}");
    }

    @Test
    void shouldPutALabelWithoutDelayIntoItsObservation() throws IOException {
        assertThat(records("d,a\n7,1\n", new CsvRecords.Choice(true, null, List.of(), "d", 0, 1, ALL)))
                .containsExactly("data {\"id\":\"0\",\"x\":[1.0],\"label\":7.0}");
    }

    @Test
    void shouldGiveEachRecordOnce_whenRowsAreProducedInParts() throws IOException {
        String file = "a,d\n1,10\n3,20\n5,30\n7,40\n9,50\n";
        for (int delay : new int[] {0, 1, 2, 4, 7}) {
            List<String> whole = records(file, regression(delay, 1, ALL));
            for (int first = 1; first <= 4; first++) {
                List<String> parts = new ArrayList<>(records(file, regression(delay, 1, first)));
                parts.addAll(records(file, regression(delay, first + 1, ALL)));
                assertThat(parts).as("delay %d, %d rows first", delay, first).isEqualTo(whole);
            }
        }
        List<String> parts =
                new ArrayList<>(records(file, new CsvRecords.Choice(false, null, List.of(), null, 0, 1, 3)));
        parts.addAll(records(file, new CsvRecords.Choice(false, null, List.of(), null, 0, 4, ALL)));
        assertThat(parts).isEqualTo(records(file, series(List.of())));
    }

    @Test
    void shouldGiveRecordsTheTimesOfAFile_whenTheColumnIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), "ts,v\n1767225600,1\n");
        List<Long> times = new ArrayList<>();
        new CsvRecords(CsvTable.open(file), series(List.of()))
                .forEach((row, records) -> times.add(records.get(0).time()));
        new CsvRecords(CsvTable.open(file, CsvFormat.FOUND.time("ts")), series(List.of()))
                .forEach((row, records) -> times.add(records.get(0).time()));
        assertThat(times).containsExactly(null, 1767225600000L);
    }

    @Test
    void shouldRefuseAFileBeforeAnyRecord_whenARowCannotBeUsed() throws IOException {
        refused("a,b\n1,2\n3,four\n5,6\n", series(List.of()), "line 3, column 'b': expected a number, got 'four'");
        refused("a\n1\nInfinity\n", series(List.of()), "line 3, column 'a': expected a number, got 'Infinity'");
        refused("a\n", series(List.of()), "expected at least one row below the header");
        refused("a\nx\n", series(List.of()), "expected at least one column of numbers");
        refused("a\n1\n", series(List.of("z")), "column 'z': expected one of a");
        refused("a,d\n1,2\n3,\n", regression(0, 1, ALL), "line 3, column 'd': expected a number, got ''");
        refused(
                "d\n1\n",
                regression(0, 1, ALL),
                "columns: expected at least one of numbers in data in addition to the label");
        refused("w,v\n2026-01-02,1\n2026-01-01,2\n", series(List.of()), "records would be sent backwards");
        refused(
                "v\n1\n",
                new CsvRecords.Choice(false, null, List.of(), null, 0, 2, ALL),
                "--from-row: expected a row of the file, 1 to 1, got 2");
        assertThatThrownBy(() -> regression(0, 0, ALL)).hasMessageContaining("--from-row: expected at least 1");
        assertThatThrownBy(() -> regression(-1, 1, ALL)).hasMessageContaining("--label-delay: expected at least 0");
        assertThatThrownBy(() -> regression(0, 1, 0)).hasMessageContaining("--rows: expected at least 1");
        Path old = Files.writeString(folder.resolve("data.csv"), "w,v\n1969-12-31,1\n1970-01-01,2\n");
        assertThatThrownBy(() -> new CsvRecords(CsvTable.open(old, CsvFormat.FOUND.time("w")), series(List.of())))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("line 2, column 'w': expected a time from 1970 on");
    }

    private void refused(String content, CsvRecords.Choice choice, String message) {
        assertThatThrownBy(() -> records(content, choice))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining(message);
    }

    private static CsvRecords.Choice series(List<String> columns) {
        return new CsvRecords.Choice(false, null, columns, null, 0, 1, ALL);
    }

    private static CsvRecords.Choice regression(int labelDelay, long fromRow, long rows) {
        return new CsvRecords.Choice(true, null, List.of(), null, labelDelay, fromRow, rows);
    }

    private List<String> records(String content, CsvRecords.Choice choice) throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), content);
        List<String> texts = new ArrayList<>();
        new CsvRecords(CsvTable.open(file), choice)
                .forEach((row, records) -> records.forEach(record ->
                        texts.add(record.series() + " " + new String(record.value(), StandardCharsets.UTF_8))));
        return texts;
    }
}
