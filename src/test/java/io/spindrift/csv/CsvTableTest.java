package io.spindrift.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.spindrift.csv.CsvFormat.DecimalMark;
import io.spindrift.csv.CsvFormat.Header;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How files of many dialects are read. In the tables ~ is a new line. */
final class CsvTableTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "a,v~1,2.5~3,4 ^ 2.5, 4.0",
                "a;v~1;2,5~3;4,25 ^ 2.5, 4.25",
                "a\tv~1\t2,5~3\t-4,25 ^ 2.5, -4.25",
                "a|v~1|2.5~3|4 ^ 2.5, 4.0",
                "sep=;~a;v~1;2,5~3;4 ^ 2.5, 4.0",
                "sep=,~a,v~1,2.5~3,4 ^ 2.5, 4.0",
                "a, MW;v, °C~1;2,5~3;4,5 ^ 2.5, 4.5",
                "v~\"2,5\"~\"19,60\" ^ 2.5, 19.6",
                "a,v~1,\"2,500.5\"~3,\"4,000\" ^ 2500.5, 4000.0",
                "a;v~1;2.500,5~3;4.000 ^ 2500.5, 4000.0",
                "a;v~1;2 500,5~3;4 000 ^ 2500.5, 4000.0",
                "a;v~1;2'500.5~3;4'000 ^ 2500.5, 4000.0",
                "a;v~1;2,500~3;4,125 ^ 2.5, 4.125",
                "a,v~1,5%~3,2.5 % ^ 5.0, 2.5",
                "a,v~1,1.012~3,13.001 ^ 1.012, 13.001",
                "a;v~1;1.012~3;13.5 ^ 1.012, 13.5",
                "a,v~250,1.012~300,2 ^ 1.012, 2.0",
                "a;v~1;987~3;1.012,5~3;13.001 ^ 987.0, 1012.5, 13001.0",
                "a,v~1,−5~3,+2e3 ^ -5.0, 2000.0",
                "# made by hand~#~a,v~1,2~# a note~3,4 ^ 2.0, 4.0",
                "a,v~s,kW~1,2~3,4 ^ 2.0, 4.0",
                "a,v~~1,2~~3,4~~ ^ 2.0, 4.0",
                "v~1~~3~~ ^ 1.0, NaN, 3.0",
                "a,\"v\"~1, \"2\" ~3,4 ^ 2.0, 4.0",
                "v,a~#N/A,1~2,3 ^ NaN, 2.0",
                "#datatype,string,long,double~#group,false,false,false~,result,table,v~,,0,2~,,0,3 ^ 2.0, 3.0",
            })
    void shouldReadValues_whenTheDialectIsPlain(String text, String values) throws IOException {
        CsvTable table = table(text);
        assertThat(table.numericColumns()).contains(table.columns().contains("v") ? "v" : "v, °C");
        assertThat(values(table, table.columns().contains("v") ? "v" : "v, °C").toString())
                .isEqualTo("[" + values + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "NA", "na", "N/A", "n/a", "#N/A", "#NA", "NaN", "nan", "-nan", "null", "NULL", "None", "none",
                "nil", "-", "--", "—", ".", "?", "\\N", "<NA>", "NaT", "missing"
            })
    void shouldTreatAValueAsMissing_whenItIsAKnownWord(String word) throws IOException {
        CsvTable table = table("a,v~1," + word + "~2,5~3,6");
        assertThat(values(table, "v")).containsExactly(Double.NaN, 5.0, 6.0);
        assertThat(table.summary(List.of("v")).columns().get(1).missing()).isOne();
    }

    @Test
    void shouldTreatAValueAsMissing_whenAnOptionNamesTheWord() throws IOException {
        CsvFormat format = new CsvFormat(
                CsvFormat.FOUND.layout(),
                new CsvFormat.Values(DecimalMark.AUTO, List.of("Unavailable", "-999")),
                CsvFormat.FOUND.times());
        CsvTable table = CsvTable.open(file("a,v~1,unavailable~2,-999~3,6"), format);
        assertThat(values(table, "v")).containsExactly(Double.NaN, Double.NaN, 6.0);
    }

    /** Text of a file, line and column of the error, and its message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "a,v~1,2,5~3,4,5 ^ line 2: expected 2 fields as in the header (line 1), got 3: '1,2,5' ^ decimal commas",
                "load~19,60~20,1 ^ line 2: expected 1 field as in the header (line 1), got 2: '19,60' ^ decimal commas",
                "a,v~1,1,234.5 ^ line 2: expected 2 fields as in the header (line 1), got 3 ^ thousands separators",
                "id,v~1,2,5~2,3,5 ^ line 2: expected 2 fields ^ decimal commas that are not quoted, or row names",
                "\"a\",\"v\"~\"1\",2.5,x~\"2\",3.5,y ^ line 2: expected 2 fields ^ row names without a column name",
                "a,v~Fiat,2.5,3~Volvo,3.5,4 ^ line 2: expected 2 fields ^ row names without a column name",
                "a,v~1,2,~3,4, ^ line 2: expected 2 fields ^ separators at the end of rows",
                "My report~~a,v~1,2 ^ line 3: expected 1 field as in the header (line 1), got 2 ^ a title above the header",
                "Load, 2025~a,b,v~1,2,3~4,5,6 ^ line 1: expected the names of columns, got 'Load,2025' ^ --header yes",
                "Load, kW~a,b,v~1,2,3~4,5,6 ^ line 2: expected 2 fields ^ a title above the header",
                "% made by hand~a,v~1,2 ^ line 2: expected 1 field ^ a comment above the header",
                "; made by hand~a;b;v~1;2;3~3;4;5 ^ line 2: expected 2 fields ^ a comment above the header",
                "a,b,v~1,2~3,4,5 ^ line 2: expected 3 fields as in the header (line 1), got 2: '1,2' ^ missing",
                "a,v~1,2~3 ^ line 3: expected 2 fields as in the header (line 1), got 1: '3' ^ cut off",
                "a,v~1,2~Total 1 row ^ line 3: expected 2 fields ^ a note below the table",
                "a,v~1,2~3,x,y~4,5 ^ line 3: expected 2 fields ^ within a field",
                "a,v~1,2~a,v~3,4 ^ line 3: expected values, got 'a,v' ^ a second header",
                "a,a~1,2 ^ line 1: expected columns with different names, got 'a' for columns 1 and 2 ^ rename",
                "2026-01-01,2~2026-01-02,3 ^ line 1: expected the names of columns ^ a file without a header",
                "1.5~2.5 ^ line 1: expected the names of columns, got '1.5' ^ --header no",
                "north,1.5~south,2.5 ^ line 1: expected the names of columns ^ --header yes",
                "#when,v~2026-01-01,2 ^ line 2: expected the names of columns ^ names are in the comment '#when,v'",
                "a,v ^ line 1: expected at least one row below the header ^ end of the file",
                "`` ^ line 1: expected a header and at least one row ^ end of the file",
                "{\"a\": 1}~{\"a\": 2} ^ line 1: expected the names of columns ^ JSON",
                "<!DOCTYPE html>~x ^ line 1: expected the names of columns ^ HTML",
                "a v~1 2~2 3 ^ line 1: expected at least one column of numbers ^ --separator space",
                "a,v~1,\"2~3,4 ^ line 2: expected a closed quote (\") ^ open at the end",
                "a,v~1,\"2\"x~3,4 ^ line 2: expected a separator or the end of the line after a quote ^ double a quote",
                "a,v~1,2~3,x~4,5 ^ line 3, column 'v': expected a number, got 'x' ^ --missing 'x'",
                "a,v~1,2~3,unavailable~4,5 ^ line 3, column 'v': expected a number ^ a word for a missing value",
                "a,v~1,2~3,3d~4,5 ^ line 3, column 'v': expected a number, got '3d' ^ a number with a unit",
                "a,v~1,2~3,7f~4,5 ^ line 3, column 'v': expected a number, got '7f' ^ a number with a unit",
                "a,v~1,2~3,0x1p3~4,5 ^ line 3, column 'v': expected a number, got '0x1p3' ^ hexadecimal",
                "a,v~1,2~3,1e400~4,5 ^ line 3, column 'v': expected a number, got '1e400' ^ larger than 1.0E100",
                "a,v~1,2~3,-inf~4,5 ^ line 3, column 'v': expected a number, got '-inf' ^ finite",
                "a,v~1,2~3,(4)~4,5 ^ line 3, column 'v': expected a number, got '(4)' ^ minus sign",
                "a,v~1,2~3,€4~4,5 ^ line 3, column 'v': expected a number, got '€4' ^ currency",
                "a,v~1,2~3,#DIV/0!~4,5 ^ line 3, column 'v': expected a number ^ an error of a spreadsheet",
                "a,v~1,2~3,2026-01-01~4,5 ^ line 3, column 'v': expected a number ^ a time",
                "a,v~1,2~3,true~4,5 ^ line 3, column 'v': expected a number ^ a truth value",
                "a,v~1,5%~3,4~4,5 ^ line 2, column 'v': expected a number, got '5%' ^ a percent sign",
                "a,v~1,\"19,599\"~2,\"21,408\" ^ line 2, column 'v': expected a number, got '19,599' ^ --decimal point or",
                "a\tv~1\t19,599~2\t21,408 ^ line 2, column 'v': expected a number, got '19,599' ^ --decimal point or",
                "Datum;Umsatz~2026-01-01;987~2026-01-02;1.012~2026-01-03;13.001 ^ line 3, column 'Umsatz': expected a number, got '1.012' ^ --decimal comma or",
                "a;v~1;1.012~2;13.001 ^ line 2, column 'v': expected a number, got '1.012' ^ --decimal point",
                "a,v~1,987~2,-1.012~3,13.001 ^ line 3, column 'v': expected a number, got '-1.012' ^ --decimal comma or",
                "a,v~1.5,\"2,5\"~2.5,\"3,5\" ^ line 2, column 'v': expected a number, got '2,5' ^ use one mark in "
                        + "all numbers",
                "#group,false~,table,v~,0,1~,1,2 ^ line 4, column 'table': expected the rows of one table ^ pivot",
            })
    void shouldNameTheLineAndDescribeTheFile_whenItIsRejected(String text, String where, String like)
            throws IOException {
        assertThatThrownBy(() -> table(text).numericColumns())
                .isInstanceOf(CsvException.class)
                .hasMessageStartingWith("file " + folder.resolve("data.csv") + ", " + where)
                .hasMessageContaining(like);
    }

    @Test
    void shouldReadTextInItsEncoding_whenAMarkOrAnOptionSaysSo() throws IOException {
        String text = "grün,v\n1,2\n";
        for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            Files.writeString(folder.resolve("data.csv"), "\ufeff" + text, Charset.forName(charset));
            CsvTable table = CsvTable.open(folder.resolve("data.csv"));
            assertThat(table.columns()).as(charset).containsExactly("grün", "v");
            assertThat(table.summary(List.of()).encoding()).isEqualTo(charset + " (byte order mark)");
        }
        Files.writeString(folder.resolve("data.csv"), text, StandardCharsets.ISO_8859_1);
        CsvFormat latin = new CsvFormat(
                new CsvFormat.Layout(null, StandardCharsets.ISO_8859_1, Header.AUTO),
                CsvFormat.FOUND.values(),
                CsvFormat.FOUND.times());
        assertThat(CsvTable.open(folder.resolve("data.csv"), latin).columns()).containsExactly("grün", "v");
    }

    @Test
    void shouldNameTheEncoding_whenBytesAreNotUtf8() throws IOException {
        Path file = folder.resolve("data.csv");
        Files.writeString(file, "a,v\n1,2\n", StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> CsvTable.open(file))
                .hasMessageContaining("line 1")
                .hasMessageContaining("--encoding UTF-16LE");
        Files.writeString(file, "a,v\n1,2\n", StandardCharsets.UTF_16BE);
        assertThatThrownBy(() -> CsvTable.open(file)).hasMessageContaining("--encoding UTF-16BE");
        Files.writeString(file, "a,v\n1,2\n".repeat(4000) + "Zürich,3\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CsvTable.open(file))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("line 8001: expected text in UTF-8, got the byte 0xFC")
                .hasMessageContaining("windows-1252");
        Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThatThrownBy(() -> CsvTable.open(file)).hasMessageContaining("a spreadsheet");
        Files.write(file, new byte[] {0x1F, (byte) 0x8B, 8, 0});
        assertThatThrownBy(() -> CsvTable.open(file)).hasMessageContaining("gzip");
        assertThatThrownBy(() -> CsvTable.open(folder)).hasMessageContaining("expected a CSV file");
    }

    @Test
    void shouldShowControlCharactersAsEscapes_whenTheyAreInAMessage() throws IOException {
        assertThatThrownBy(() -> table("a,v~1,2~2,\u001b[31mred~3,4").numericColumns())
                .hasMessageContaining("got '\\u001b[31mred'");
    }

    @Test
    void shouldDetermineTheTypeOfAColumnFromAllRows() throws IOException {
        CsvTable table = table("when,a,b~2026-01-01,,1~2026-01-02,2,2");
        assertThat(table.numericColumns()).containsExactly("a", "b");
        assertThat(table.valueColumns()).isEqualTo(2);
        assertThat(table("when,a,b~2026-01-01,,1~2026-01-02,,2").valueColumns()).isEqualTo(2);
    }

    @Test
    void shouldIgnoreColumnsWithAReason_whenTheyAreNoSeries() throws IOException {
        CsvTable table = table("index,when,place,none,v,w,~1,2026-01-01,x,,1,2,~2,2026-01-02,y,,2,3,");
        CsvSummary summary = table.summary(List.of("v"));
        assertThat(summary.columns())
                .extracting(CsvSummary.Column::name, CsvSummary.Column::use, CsvSummary.Column::reason)
                .containsExactly(
                        tuple("index", "left out", "counts up by 1"),
                        tuple("when", "times", null),
                        tuple("place", "left out", "text in 2 of 2 rows, first 'x' in line 2"),
                        tuple("none", "left out", "no values"),
                        tuple("v", "taken", null),
                        tuple("w", "left out", "not chosen"),
                        tuple("column 7", "left out", "no values"));
        assertThat(table.numericColumns()).containsExactly("v", "w");
        assertThat(summary.lines())
                .contains(
                        "file data.csv: 2 rows, separator ',' (found), UTF-8",
                        "  times read as ISO dates or times, 1 d apart, ascending (column 'when')",
                        "  taken: v");
    }

    @Test
    void shouldDescribeTheFile_whenItIsUnusual() throws IOException {
        assertThat(table("# c~a;v~s;kW~~1;2.500,5~2;5").summary(List.of("v")).notes())
                .containsExactly(
                        "1 comment line left out",
                        "1 empty line left out",
                        "line 3 taken as units and left out: 's;kW'",
                        "numbers read with a decimal comma",
                        "numbers read with thousands separators");
        assertThat(table("when,id,v~2026-01-01,a,1~2026-01-02,a,2~2026-01-01,b,5")
                        .summary(List.of("v"))
                        .notes())
                .singleElement()
                .asString()
                .startsWith("it looks like the rows of several series, with their names in column 'id'");
    }

    @Test
    void shouldKeepTextAboveColumnsOfText_whenItIsARow() throws IOException {
        CsvTable table = table("name,v~first,~second,2");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(values(table, "v")).containsExactly(Double.NaN, 2.0);
    }

    @Test
    void shouldNameColumnsByPosition_whenThereIsNoHeader() throws IOException {
        CsvFormat format = new CsvFormat(
                new CsvFormat.Layout(';', null, Header.NO), CsvFormat.FOUND.values(), CsvFormat.FOUND.times());
        CsvTable table = CsvTable.open(file("2026-01-01;1~2026-01-02;2"), format);
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.numericColumns()).containsExactly("column 2");
        assertThat(table.timeColumn()).isEqualTo("column 1");
    }

    @Test
    void shouldReadThousandsOrDecimals_whenAnOptionSaysWhich() throws IOException {
        assertThat(values(CsvTable.open(file("v;a~987;1~1.012;2"), decimal(DecimalMark.COMMA)), "v"))
                .containsExactly(987.0, 1012.0);
        assertThat(values(CsvTable.open(file("v;a~987;1~1.012;2"), decimal(DecimalMark.POINT)), "v"))
                .containsExactly(987.0, 1.012);
        String text = "a,v~1,\"19,599\"~2,\"21,408\"";
        assertThat(values(CsvTable.open(file(text), decimal(DecimalMark.POINT)), "v"))
                .containsExactly(19599.0, 21408.0);
        assertThat(values(CsvTable.open(file(text), decimal(DecimalMark.COMMA)), "v"))
                .containsExactly(19.599, 21.408);
    }

    private static CsvFormat decimal(DecimalMark mark) {
        return new CsvFormat(CsvFormat.FOUND.layout(), new CsvFormat.Values(mark, List.of()), CsvFormat.FOUND.times());
    }

    private CsvTable table(String text) throws IOException {
        return CsvTable.open(file(text));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text.replace('~', '\n'));
    }

    private static List<Double> values(CsvTable table, String column) {
        List<Double> values = new ArrayList<>();
        table.forEach(Long.MAX_VALUE, row -> values.add(row.number(column)));
        return values;
    }
}
