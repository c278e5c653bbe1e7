package io.spindrift.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.csv.CsvException;
import io.spindrift.csv.CsvTable;
import io.spindrift.csv.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CsvFeedTest {
    private static final long ALL = Long.MAX_VALUE;

    @TempDir
    private Path folder;

    @Test
    void shouldMakeASeriesOfEachColumnOfNumbers() throws IOException {
        List<String> records = feed(
                "when,load,heat,place\n2024-01-01,1,2.5,x\n2024-01-02,3,,y\n",
                new CsvFeed.Choice(false, null, List.of(), null, null, 0, ALL));
        assertThat(records)
                .containsExactly(
                        "data.load {\"value\":1.0}",
                        "data.heat {\"value\":2.5}",
                        "data.load {\"value\":3.0}",
                        "data.heat {\"value\":null}");
    }

    @Test
    void shouldNameASingleColumnAsTheFile() throws IOException {
        assertThat(feed("a,b\n1,2\n", new CsvFeed.Choice(false, null, List.of("b"), null, null, 0, ALL)))
                .containsExactly("data {\"value\":2.0}");
        assertThat(feed("a,b\n1,2\n", new CsvFeed.Choice(false, "name", List.of("b"), null, null, 0, ALL)))
                .containsExactly("name {\"value\":2.0}");
    }

    @Test
    void shouldLetLabelsFollowLater() throws IOException {
        List<String> records =
                feed("a,b,d\n1,2,10\n3,4,20\n5,6,30\n", new CsvFeed.Choice(true, null, List.of(), null, null, 2, ALL));
        assertThat(records)
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
        assertThat(feed("d,a\n7,1\n", new CsvFeed.Choice(true, null, List.of(), "d", null, 0, ALL)))
                .containsExactly("data {\"id\":\"0\",\"x\":[1.0],\"label\":7.0}");
    }

    @Test
    void shouldStopAfterTheMostRows() throws IOException {
        assertThat(feed("a\n1\n2\n3\n", new CsvFeed.Choice(false, null, List.of(), null, null, 0, 2)))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2014-07-01 00:30:00, 1404174600000",
        "2014-07-01T00:30:00Z, 1404174600000",
        "2014-07-01T02:30:00+02:00, 1404174600000",
        "2014-07-01, 1404172800000",
        "1949-01, -662688000000",
        "1404174600000, 1404174600000"
    })
    void shouldReadTimesOfManyForms(String text, long millis) {
        assertThat(Times.parse(text, "here")).isEqualTo(millis);
    }

    @Test
    void shouldSayWhereAFileIsNotAsItMustBe() {
        CsvFeed.Choice series = new CsvFeed.Choice(false, null, List.of(), null, null, 0, ALL);
        assertThatThrownBy(() -> feed("a,b\n1,2\n3,four\n", series))
                .isInstanceOf(CsvException.class)
                .hasMessageEndingWith("data.csv, line 3, column 'b': expected a number, got 'four'");
        assertThatThrownBy(() -> feed("a\n1\nInfinity\n", series))
                .hasMessageContaining("expected a number, got 'Infinity'");
        assertThatThrownBy(() -> feed("a\n", series)).hasMessageContaining("expected a header and at least one row");
        assertThatThrownBy(() -> feed("a\nx\n", series)).hasMessageContaining("expected at least one of numbers");
        assertThatThrownBy(() -> feed("a\n1\n", new CsvFeed.Choice(false, null, List.of("z"), null, null, 0, ALL)))
                .hasMessageContaining("column 'z': expected one of a");
        assertThatThrownBy(() -> feed("a,t\n1,noon\n", new CsvFeed.Choice(false, null, List.of(), null, "t", 0, ALL)))
                .hasMessageContaining("line 2: expected milliseconds since 1970 or an ISO date or time, got 'noon'");
        assertThatThrownBy(() -> CsvTable.open(folder.resolve("absent.csv"))).isInstanceOf(CsvException.class);
    }

    private List<String> feed(String content, CsvFeed.Choice choice) throws IOException {
        Path file = folder.resolve("data.csv");
        Files.writeString(file, content);
        List<String> records = new ArrayList<>();
        new CsvFeed(CsvTable.open(file), choice)
                .forEach(
                        record ->
                                records.add(record.series() + " " + new String(record.value(), StandardCharsets.UTF_8)),
                        () -> {});
        return records;
    }
}
