package io.spindrift.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.csv.CsvFormat.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No row of a file is lost, doubled or moved without a word. In texts, ~ is a new line. */
final class CsvRowsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReportFieldsAcrossLines_whenQuotesIncludeRows() throws IOException {
        CsvTable table = CsvTable.open(file("v,size~1,\"12 inch~2,ok~3,ok~4,end\"~5,ok"));
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.summary(List.of("v")).notes())
                .containsExactly(
                        "1 field has a line break within quotes, first in line 2: '12 inch\\n2,ok\\n3,ok\\n4,end'; if rows "
                                + "are missing, remove a superfluous quote (\") there");
        assertThat(CsvTable.open(file("v,size~1,\"a~b\"~2,c~3,\"d\re\""))
                        .summary(List.of("v"))
                        .notes())
                .singleElement()
                .asString()
                .startsWith("2 fields have a line break within quotes, first in line 2: 'a\\nb'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "place,v~room,3~#7,4~hall,5 ^ line 3: expected a row, or a comment that does not look like one, got '#7,4'",
                "place;v~room;3~# 7;4~hall;5 ^ line 3: expected a row",
                "place,v~#7,4~room,3 ^ line 2: expected a row",
                "place,v~room,3~#\"7\",\"4,5\" ^ line 3: expected a row",
            })
    void shouldRejectACommentBelowTheHeader_whenItMayBeARow(String text, String where) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> CsvTable.open(file))
                .isInstanceOf(CsvException.class)
                .hasMessageStartingWith("file " + file + ", " + where)
                .hasMessageEndingWith("it has as many fields as the header (2); if it is a row, quote its first field, "
                        + "otherwise remove the line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "#a,note~place,v~room,3~hall,5 ^ 2",
                "place,v~room,3~# a note~hall,5 ^ 2",
                "place,v~room,3~# a, longer, note~hall,5 ^ 2",
                "place,v~room,3~\"#7\",4~hall,5 ^ 3",
                "place,v~room,3~#N/A,4~hall,5 ^ 3",
                "v~3~# a note~5 ^ 2",
            })
    void shouldReadOrSkipALineWithTheCommentMark_whenItIsUnambiguous(String text, long rows) throws IOException {
        assertThat(CsvTable.open(file(text)).rows()).isEqualTo(rows);
    }

    @Test
    void shouldReadTheFirstRow_whenItOnlyLooksLikeUnits() throws IOException {
        CsvFormat format = new CsvFormat(
                CsvFormat.FOUND.layout(), CsvFormat.FOUND.values(), new CsvFormat.Times("when", "dd MMM yy", false));
        CsvTable times = CsvTable.open(file("when,a,b~01 Jan 26,,~02 Jan 26,1,2"), format);
        times.requireTimeOrder("something goes wrong");
        assertThat(times.summary(List.of("a")).times().order()).isEqualTo("1 d apart, ascending");

        CsvTable text = CsvTable.open(file("name,v~first,~second,2~third,3"));
        assertThat(text.rows()).isEqualTo(3);
        assertThat(text.summary(List.of("v")).columns().get(0).reason())
                .isEqualTo("text in 3 of 3 rows, first 'first' in line 2");
        assertThat(text.summary(List.of("v")).notes()).isEmpty();
    }

    @Test
    void shouldGiveTheRowsThatWereChecked_whenTheFileGrows() throws IOException {
        for (CsvFormat format : List.of(CsvFormat.FOUND, CsvFormat.FOUND.sorted())) {
            Path file = file("when,v~2026-01-01,1~2026-01-02,2~");
            CsvTable table = CsvTable.open(file, format);
            Files.writeString(file, "2026-01-03,3\nno time", StandardOpenOption.APPEND);
            List<Double> values = new ArrayList<>();
            table.forEach(Long.MAX_VALUE, row -> values.add(row.number("v")));
            assertThat(values).containsExactly(1.0, 2.0);
        }
    }

    @Test
    void shouldFail_whenRowsOrTheHeaderAreNoLongerThere() throws IOException {
        CsvTable table = CsvTable.open(file("v,w~1,2~3,4"));
        file("v,w~1,2");
        assertThatThrownBy(() -> table.forEach(Long.MAX_VALUE, row -> {}))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("expected 2 rows as when the file was checked, got 1");
        file("v~1~3");
        assertThatThrownBy(() -> table.forEach(Long.MAX_VALUE, row -> {}))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("expected the header v, w as when the file was checked, got another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "#"})
    void shouldRejectASeparator_whenItHasAnotherMeaning(String separator) throws IOException {
        Path file = file("sep=" + separator + "~a" + separator + "v~1" + separator + "2");
        assertThatThrownBy(() -> CsvTable.open(file))
                .isInstanceOf(CsvException.class)
                .hasMessageStartingWith("file " + file + ", line 1: expected fields separated by a comma")
                .hasMessageContaining("got separator '" + separator + "' (named by the first line)");
    }

    @Test
    void shouldRejectASeparator_whenItEndsLines() throws IOException {
        Path file = file("a,v~1,2");
        for (char separator : "\"#\r\n".toCharArray()) {
            CsvFormat format = new CsvFormat(
                    new CsvFormat.Layout(separator, null, Header.AUTO),
                    CsvFormat.FOUND.values(),
                    CsvFormat.FOUND.times());
            assertThatThrownBy(() -> CsvTable.open(file, format))
                    .isInstanceOf(CsvException.class)
                    .hasMessageContaining("(given); quotes (\"), '#' and line ends cannot be separators");
        }
    }

    @Test
    void shouldShowASeparatorAsAnEscape_whenItIsAControlCharacter() throws IOException {
        CsvTable table = CsvTable.open(file("sep=\u001b~a\u001bv~1\u001b2"));
        assertThat(table.numericColumns()).containsExactly("a", "v");
        assertThat(table.summary(List.of()).separator()).isEqualTo("separator '\\u001b' (named by the first line)");
        assertThat(CsvTable.open(file("sep= ~a v~1 2")).summary(List.of()).separator())
                .isEqualTo("separator space (named by the first line)");
    }

    @Test
    void shouldEscapeWhatMovesText_whenItIsInAMessage() throws IOException {
        Path file = file("a,v~1,2~2,x\u2028\udb40\udc41y~3,4");
        assertThatThrownBy(() -> CsvTable.open(file).numericColumns())
                .hasMessageContaining("got 'x\\u2028\\udb40\\udc41y'");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text.replace('~', '\n'));
    }
}
