package io.spindrift.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How the column with times is detected, how times are read, and the messages about their order. In texts, ~ is a new
 * line.
 */
final class CsvTimesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "2014-07-01 00:30:00 ! 1404174600000",
                "2014-07-01T00:30 ! 1404174600000",
                "2014-07-01T00:30:00Z ! 1404174600000",
                "2014-07-01 00:30:00 UTC ! 1404174600000",
                "2014-07-01T02:30:00+02:00 ! 1404174600000",
                "2014-07-01 02:30:00+0200 ! 1404174600000",
                "2014-07-01 00:30:00.250 ! 1404174600250",
                "2014/07/01 00:30 ! 1404174600000",
                "2014-07-01 12:30 AM ! 1404174600000",
                "2014-07-01 ! 1404172800000",
                "1949-01 ! -662688000000",
                "13.07.2014 ! 1405209600000",
                "13/07/2014 00:30 ! 1405211400000",
                "7/13/2014 12:30:00 AM ! 1405211400000",
                "20140701 ! 1404172800000",
                "20140701T003000Z ! 1404174600000",
                "201407010030 ! 1404174600000",
                "20140701003000 ! 1404174600000",
                "1404174600 ! 1404174600000",
                "1404174600.25 ! 1404174600250",
                "1404174600000 ! 1404174600000",
                "1404174600000000 ! 1404174600000",
                "1404174600000000000 ! 1404174600000",
                "1949 ! -662688000000",
            })
    void shouldReadATimeOfManyForms_whenAllRowsHaveIt(String text, long millis) throws IOException {
        assertThat(times("time,v~" + text + ",1", "time", null)).containsExactly(millis);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "s ! 5 ! 5000",
                "ms ! -5 ! -5",
                "us ! 5000 ! 5",
                "ns ! 5000000 ! 5",
                "day-first ! 01/02/2026 ! 1769904000000",
                "month-first ! 02/01/2026 ! 1769904000000",
                "dd/MM/yy ! 01/02/26 ! 1769904000000",
                "d MMM yyyy HH:mm ! 1 Feb 2026 00:00 ! 1769904000000",
                "yyyy-MM-dd HH:mm XXX ! 2026-02-01 01:00 +01:00 ! 1769904000000",
                "MM.yyyy ! 02.2026 ! 1769904000000",
            })
    void shouldReadATimeAsAnOptionSays(String form, String text, long millis) throws IOException {
        assertThat(times("time,v~" + text + ",1", "time", form)).containsExactly(millis);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "when,v~2026-01-01,1~2026-01-02,2 ! times read as ISO dates or times, 1 d apart, ascending",
                "v,when~1,2026-01-01T00:00~2,2026-01-01T01:30 ! times read as ISO dates or times, 90 min apart, ascending",
                "ts,v~1767225600,1~1767229200,2 ! times read as epoch seconds, 1 h apart, ascending",
                "ts,v~1767225600000,1~1767225601000,2 ! times read as epoch milliseconds, 1 s apart, ascending",
                "x,v~1767225600,1~1767229200,2~1767232800,2 ! times read as epoch seconds, 1 h apart, ascending",
                "day,v~20260131,1~20260201,2 ! times read as compact dates (yyyyMMdd), 1 d apart, ascending",
                "year,v~2001,1~2002,2 ! times read as years, 1 year apart, ascending",
                "ts,v~1767225600,1~1767225600,2 ! times read as epoch seconds, all the same; 1 row repeats",
                "ts,v~1767225600,1~1767229200,2~1767229200,3 ! 1 h apart, ascending; 1 row repeats the time of the one before, first in line 4",
                "v,ts~1,1767225600000~2,1767229200000~3,1767225600000 ! 1 row is earlier than the one before, first in line 4",
                "day,v~20260131,1~20260131,2~20260201,2 ! times read as compact dates (yyyyMMdd), 1 d apart, ascending; 1 row repeats",
                "year,v~2001,1~2001,2~2002,2 ! times read as years, 1 year apart, ascending; 1 row repeats",
                "month,v~2026-01,1~2026-02,2~2026-03,1 ! 1 month apart, ascending",
                "when,v~2026-01-01,1~2026-01-02,2~2026-01-03,2~2026-01-09,2 ! mostly 1 d apart, ascending; 1 gap, first before line 5",
                "when,v~2026-01-01,1~2026-01-02,2~2026-01-02,2 ! 1 row repeats the time of the one before, first in line 4",
                "when,v~2026-01-01,1~2026-01-02,2~2026-01-03,2~2026-01-01,2 ! not in order; 1 gap, first before line 5; 1 row is earlier than the one before, first in line 5",
            })
    void shouldDescribeTheTimes_whenTheyAreDetected(String text, String told) throws IOException {
        CsvTable table = CsvTable.open(file(text));
        assertThat(table.hasTimes()).isTrue();
        assertThat(table.numericColumns()).containsExactly("v");
        assertThat(table.summary(List.of("v")).lines())
                .anySatisfy(line -> assertThat(line).contains(told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "bytes,v~100,1~250,2~900,3",
                "counter,v~1767225600,1~1767225700,2~1767229900,3",
                "time,v~0,1~1,2~2,3",
                "t,v~1600,1~1700,2~1600,3",
                "t,v~1600,1~1700,2~1700.5,3",
                "v,count~2,1767225600~3,1767229200~4,1767232800",
            })
    void shouldNotUseAColumnOfNumbersAsTimes_whenItCouldBeValues(String text) throws IOException {
        assertThat(CsvTable.open(file(text)).hasTimes()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "time,v~3,1~4,2 ! line 2, column 'time': expected a time, got '3' ! --time-format",
                "time,v~45292,1~45293,2 ! line 2, column 'time': expected a time, got '45292' ! a day number of a spreadsheet",
                "time,v~20260101,1~20261301,2 ! line 3, column 'time': expected a time (compact dates (yyyyMMdd) as "
                        + "in line 2), got '20261301' ! not a date such as",
                "time,v~1767225600,1~1767229200000,2 ! line 3, column 'time': expected a time (epoch seconds as in line 2), got '1767229200000' ! --time-format",
                "time,v~2026-01-01,1~noon,2~2026-01-03,3 ! line 3, column 'time': expected a time (ISO dates or times as in line 2), got 'noon' ! --time-format",
                "time,v~2026-01-01,1~2026-02-30,2~2026-03-01,3 ! line 3, column 'time': expected a time (ISO dates or times as in line 2), got '2026-02-30' ! --time",
                "time,v~2026-01-01,1~,2~2026-01-03,3 ! line 3, column 'time': expected a time (ISO dates or times as "
                        + "in line 2), got '' ! a missing time",
                "time,v~01/02/2026,1~02/02/2026,2 ! line 2, column 'time': expected dates whose day and month cannot "
                        + "be told apart, got '01/02/2026' ! --time-format day-first",
                "time,v~01/02/26,1~02/02/26,2 ! line 2, column 'time': expected a time, got '01/02/26' ! two digits",
                "when,v~2026-01-01,1 ! line 1: column 'time': expected one of when, v ! got another name",
            })
    void shouldNameTheLineAndTheOption_whenTimesCannotBeRead(String text, String where, String advice)
            throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> CsvTable.open(file, CsvFormat.FOUND.time("time")))
                .isInstanceOf(CsvException.class)
                .hasMessageStartingWith("file " + file + ", " + where)
                .hasMessageContaining(advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ts,v~1767225600000,1~1767229200,2~1767232800000,3 ! line 3, column 'ts': expected a time (epoch milliseconds as in line 2), got '1767229200'",
                "v,ts~1,1767225600~2,1767229200000~3,1767232800000000 ! line 3, column 'ts': expected a time (epoch seconds as in line 2), got '1767229200000'",
                "ts,v~1767225600,1~,2~1767232800,3 ! line 3, column 'ts': expected a time (epoch seconds as in line 2), got ''",
                "ts,v~1767225600,1~0,2~1767232800,3 ! line 3, column 'ts': expected a time (epoch seconds as in line 2), got '0'",
                "day,v~20260131,1~20260132,2~20260201,3 ! line 3, column 'day': expected a time (compact dates (yyyyMMdd) as in line 2), got '20260132'",
            })
    void shouldRejectAColumnOfNumbers_whenItsNameAndMostFieldsAreTimesAndOneIsNot(String text, String where)
            throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> CsvTable.open(file))
                .isInstanceOf(CsvException.class)
                .hasMessageStartingWith("file " + file + ", " + where)
                .hasMessageContaining("--time ");
        CsvTable without = CsvTable.open(file, CsvFormat.FOUND.time("-"));
        assertThat(without.hasTimes()).isFalse();
        assertThat(without.numericColumns()).containsExactly("v");
    }

    @Test
    void shouldRejectMixedUnits_whenTheyChangeAfterManyRows() throws IOException {
        StringBuilder text = new StringBuilder("ts,v");
        for (int row = 0; row < 900; row++) {
            text.append("~")
                    .append(1_767_225_600L + 60 * row)
                    .append(row < 300 ? "" : "000")
                    .append(",1");
        }
        Path file = file(text.toString());
        assertThatThrownBy(() -> CsvTable.open(file))
                .hasMessageContaining("line 2, column 'ts': expected a time (epoch milliseconds as in line 302)");
    }

    @Test
    void shouldRejectDecreasingEpochs_whenOneIsRepeated() throws IOException {
        CsvTable table = CsvTable.open(file("ts,v~1767232800,1~1767229200,2~1767229200,3~1767225600,4"));
        assertThatThrownBy(() -> table.requireTimeOrder("something goes wrong"))
                .hasMessageContaining("column 'ts': expected ascending times, got '1767229200'");
    }

    @Test
    void shouldIgnoreASecondColumnOfEpochs_whenAnotherHasTheTimes() throws IOException {
        CsvTable table = CsvTable.open(file("when,ts,v~2026-01-01,1767225600,1~2026-01-02,1767312000,2"));
        assertThat(table.timeColumn()).isEqualTo("when");
        assertThat(table.numericColumns()).containsExactly("v");
    }

    @Test
    void shouldFindTimesInTheFirstColumn_whenOneOfManyIsRepeated() throws IOException {
        StringBuilder text = new StringBuilder("x,v");
        for (int row = 0; row < 12; row++) {
            text.append("~").append(1_767_225_600L + 60 * Math.max(1, row)).append(",1");
        }
        assertThat(CsvTable.open(file(text.toString())).timeColumn()).isEqualTo("x");
    }

    @Test
    void shouldRejectAnInvalidTime_whenTheColumnWasDetected() throws IOException {
        Path file = file("when,v~2026-01-01,1~noon,2~2026-01-03,3");
        assertThatThrownBy(() -> CsvTable.open(file)).hasMessageContaining("line 3, column 'when': expected a time");
        assertThat(CsvTable.open(file, CsvFormat.FOUND.time("-")).hasTimes()).isFalse();
    }

    @Test
    void shouldRejectRows_whenTheyAreNotInTimeOrder() throws IOException {
        Path file = file("when,v~2026-01-03,3~2026-01-02,2~2026-01-01,1");
        CsvTable table = CsvTable.open(file);
        assertThatThrownBy(() -> table.requireTimeOrder("something goes wrong"))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("line 3, column 'when': expected ascending times, got '2026-01-02'")
                .hasMessageContaining("2 of 2 steps go back, so that something goes wrong; pass --sort");
        CsvTable sorted = CsvTable.open(file, CsvFormat.FOUND.sorted());
        sorted.requireTimeOrder("nothing goes wrong");
        List<Double> values = new ArrayList<>();
        sorted.forEach(2, row -> values.add(row.number("v")));
        assertThat(values).containsExactly(1.0, 2.0);
    }

    @Test
    void shouldKeepTheOrderOfRows_whenTheyAreSortedAndTimesAreEqual() throws IOException {
        Path file = file("when,v~2026-01-02,1~2026-01-01,2~2026-01-02,3~2026-01-01,4");
        List<Double> values = new ArrayList<>();
        CsvTable.open(file, CsvFormat.FOUND.sorted()).forEach(9, row -> values.add(row.number("v")));
        assertThat(values).containsExactly(2.0, 4.0, 1.0, 3.0);
    }

    @Test
    void shouldRejectSorting_whenThereAreNoTimes() throws IOException {
        Path file = file("v~1~2");
        assertThatThrownBy(() -> CsvTable.open(file, CsvFormat.FOUND.sorted()))
                .hasMessageContaining("line 1: expected a column of times to sort by, got none");
    }

    @Test
    void shouldRejectTimesOfRecords_whenTheyAreBefore1970() throws IOException {
        CsvTable table = CsvTable.open(file("month,v~1970-01,1~1969-12,2~1970-02,3"), CsvFormat.FOUND.time("month"));
        assertThatThrownBy(table::requireTimesOfRecords)
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("line 3, column 'month': expected a time from 1970 on")
                .hasMessageContaining("got '1969-12'; omit --time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "dd/MM/yyyy hh:mm ! 31/01/2026 11:30 ! an hour of half a day (hh) with AM or PM (a)",
                "yyyy-MM-dd hh:mm:ss XXX ! 2026-01-31 11:30:00 Z ! an hour of half a day (hh) with AM or PM (a)",
                "dd/mm/yyyy ! 31/01/2026 ! a month (M)",
                "dd/MM/yyyy mm ! 31/01/2026 30 ! an hour if it has minutes (m)",
                "MM/yyyy HH:mm ! 01/2026 11:30 ! a day (d) if it has a time of day",
                "yyyy ! 2026 ! a month (M)",
            })
    void shouldRejectAPattern_whenItIsIncomplete(String pattern, String text, String expected) throws IOException {
        Path file = file("when,v~" + text + ",1");
        CsvFormat format = format("when", pattern);
        assertThatThrownBy(() -> CsvTable.open(file, format))
                .isInstanceOf(CsvException.class)
                .hasMessageStartingWith("--time-format: expected a pattern with ")
                .hasMessageContaining(expected)
                .hasMessageEndingWith(", got '" + pattern + "'");
    }

    @Test
    void shouldReadAPatternWithHours_whenTheyHaveAHalfOfTheDayOrAreOptional() throws IOException {
        assertThat(times("when,v~31/01/2026 01:30 PM,1", "when", "dd/MM/yyyy hh:mm a"))
                .containsExactly(1769866200000L);
        assertThat(times("when,v~31/01/2026 13:30,1~01/02/2026,1", "when", "dd/MM/yyyy[ HH:mm]"))
                .containsExactly(1769866200000L, 1769904000000L);
        Path file = file("when,v~31/01/2026,1");
        CsvFormat format = format("when", "dd/MM/yyyy HH:mm");
        assertThatThrownBy(() -> CsvTable.open(file, format)).hasMessageContaining("expected a time, got '31/01/2026'");
    }

    @Test
    void shouldRejectAnInvalidFormat() throws IOException {
        Path file = file("when,v~2026-01-01,1");
        CsvFormat format = format("when", "HH:mm");
        assertThatThrownBy(() -> CsvTable.open(file, format))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("--time-format: expected s, ms, us, ns, iso, day-first")
                .hasMessageContaining("got 'HH:mm'");
    }

    private List<Long> times(String text, String column, String form) throws IOException {
        CsvTable table = CsvTable.open(file(text), format(column, form));
        List<Long> times = new ArrayList<>();
        table.forEach(Long.MAX_VALUE, row -> times.add(row.time()));
        return times;
    }

    private static CsvFormat format(String column, String form) {
        return new CsvFormat(
                CsvFormat.FOUND.layout(), CsvFormat.FOUND.values(), new CsvFormat.Times(column, form, false));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text.replace('~', '\n'));
    }
}
