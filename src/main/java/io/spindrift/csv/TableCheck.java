package io.spindrift.csv;

import io.spindrift.csv.RecordReader.Fields;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The checking pass. It reads a whole file once, and determines the kinds of its columns from all rows. */
final class TableCheck {
    private static final Set<String> ANNOTATED = Set.of("result", "table", "_start", "_stop");

    private final Path file;
    private final CsvFormat format;
    private final TextEncoding encoding;
    private final CsvDialect dialect;
    private final MissingWords words;
    private final TimeForm givenForm;
    private final boolean mayHaveUnits;
    private final List<ColumnCheck> columns = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private HeaderRow header;
    private UnitsRow units;
    private long rows;
    private boolean annotated;

    private TableCheck(Path file, CsvFormat format, boolean mayHaveUnits) throws IOException {
        this.file = file;
        this.format = format;
        this.mayHaveUnits = mayHaveUnits;
        givenForm = format.times().form() == null
                ? null
                : TimeForms.named(format.times().form());
        encoding = TextEncoding.of(file, format.layout().encoding());
        dialect = dialect();
        words = new MissingWords(format.values().missing());
    }

    static CheckedTable check(Path file, CsvFormat format) throws IOException {
        TableCheck check = new TableCheck(file, format, true);
        check.readRows();
        if (check.units != null && !check.units.isAbove(check.columns)) {
            // Only the rows below the first one show that it is not a row of units. It is read again, so that all rows
            // come in
            // order.
            check = new TableCheck(file, format, false);
            check.readRows();
        }
        return check.checked();
    }

    private CsvDialect dialect() throws IOException {
        Character given = format.layout().separator();
        try (Reader text = encoding.open()) {
            refuseOtherFormats();
            CsvDialect found = given == null ? CsvDialect.find(text) : new CsvDialect(given, "given");
            if (!found.separates()) {
                throw FilePosition.of(file, 1)
                        .error("expected fields separated by a comma, semicolon, tab or other character, got "
                                + found.inWords() + "; quotes (\"), '#' and line ends cannot be separators");
            }
            return found;
        } catch (CharacterCodingException e) {
            throw encoding.wrongBytes();
        }
    }

    private void readRows() throws IOException {
        try (RowReader reader = new RowReader(
                file, encoding, dialect.separator(), format.layout().header())) {
            header = reader.header();
            requireTimeColumn();
            for (int i = 0; i < header.names().size(); i++) {
                columns.add(column(i));
            }
            for (Fields row = reader.next(); row != null; row = reader.next()) {
                add(row);
            }
            annotated = reader.comments().stream().anyMatch(RecordReader::isAnnotation);
            note(reader.commentLines(), "comment line", "left out");
            note(reader.blankLines(), "empty line", "left out");
            noteAcrossLines(reader.acrossLines());
        }
    }

    private void noteAcrossLines(FoundText fields) {
        if (fields.any()) {
            notes.add(fields.count() + (fields.count() == 1 ? " field has" : " fields have")
                    + " a line break within quotes, first in line " + fields.line() + ": "
                    + FilePosition.quoted(fields.text())
                    + "; if rows are missing, remove a superfluous quote (\") there");
        }
    }

    private void note(long count, String what, String done) {
        if (count > 0) {
            notes.add(count + " " + what + (count == 1 ? " " : "s ") + done);
        }
    }

    /** Recognizes files that are not tables, for which the parser would only report quotes. */
    private void refuseOtherFormats() throws IOException {
        String start;
        try (Reader text = encoding.open()) {
            char[] buffer = new char[FilePosition.TEXT_MAX];
            start = new String(buffer, 0, Math.max(0, text.read(buffer))).strip();
        }
        boolean json = start.matches("(?s)(\\{\\s*[\"}]|\\[\\s*[\\[{]).*");
        boolean markup = start.matches("(?is)<(!|\\?|html|table|xml).*");
        if (json || markup) {
            throw FilePosition.of(file, 1)
                    .expected(
                            "the names of columns",
                            start.lines().findFirst().orElse(""),
                            "it looks like " + (json ? "JSON" : "HTML or XML") + "; export the table as CSV");
        }
    }

    private void requireTimeColumn() {
        CsvFormat.Times times = format.times();
        if (times.named() && !header.names().contains(times.column())) {
            throw CsvTable.noColumn(file, times.column(), header);
        }
    }

    private ColumnCheck column(int index) {
        String name = header.names().get(index);
        CsvFormat.Times times = format.times();
        boolean time = times.named() && name.equals(times.column());
        boolean tracked = time
                || index == 0
                || TimeColumnFinder.isTimeName(name)
                || TimeColumnFinder.isIndexName(name)
                || header.unnamed().contains(index);
        List<TimeForm> ofText = TimeForms.OF_TEXT;
        List<TimeForm> ofNumbers = tracked ? TimeForms.OF_NUMBERS : List.of();
        if (givenForm != null && (time || times.column() == null)) {
            ofText = time ? List.of() : List.of(givenForm);
            ofNumbers = tracked ? List.of(givenForm) : List.of();
        }
        return new ColumnCheck(name, words, ofText, ofNumbers);
    }

    private void add(Fields row) {
        if (header.named() && row.fields().size() > 1 && row.fields().equals(header.names())) {
            throw FilePosition.of(file, row.line())
                    .expected(
                            "values",
                            row.text(dialect.separator()),
                            "it looks like a second header; remove it, or write the tables into separate files");
        }
        if (mayHaveUnits && rows == 0 && units == null && UnitsRow.looksLike(row, words, givenForm)) {
            units = new UnitsRow(row);
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(row.line(), row.fields().get(i));
        }
        rows++;
    }

    private CheckedTable checked() {
        if (rows == 0) {
            throw FilePosition.of(file, header.line())
                    .error("expected at least one row below the header, got the end of the file");
        }
        if (units != null) {
            notes.add("line " + units.row().line() + " taken as units and left out: "
                    + FilePosition.quoted(units.row().text(dialect.separator())));
        }
        List<ColumnCheck> numeric =
                columns.stream().filter(ColumnCheck::isNumbers).toList();
        CsvFormat.DecimalMark given = format.values().decimal();
        NumberText numbers = given == CsvFormat.DecimalMark.AUTO
                ? DecimalMarks.find(numeric, dialect.separator())
                : new NumberText(given);
        Set<Integer> left = annotations();
        Optional<TimeColumn> time = new TimeColumnFinder(file, format.times(), columns, left).find();
        List<ColumnKind> kinds = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            kinds.add(kind(i, left, time));
        }
        List<ColumnCheck> values = IntStream.range(0, columns.size())
                .filter(i -> kinds.get(i) == ColumnKind.NUMBERS)
                .mapToObj(columns::get)
                .toList();
        noteNumbers(values, numbers.decimal());
        time.ifPresent(found -> noteSeveralSeries(found, kinds));
        return new CheckedTable(
                encoding,
                dialect,
                header,
                columns,
                kinds,
                time,
                numbers,
                rows,
                units == null ? 0 : units.row().line(),
                notes);
    }

    /** Returns whether a text changes and times run backwards, which means that the rows of several series follow each other. */
    private void noteSeveralSeries(TimeColumn time, List<ColumnKind> kinds) {
        for (int i = 0; i < columns.size() && time.order().isMixed(); i++) {
            if (kinds.get(i) == ColumnKind.TEXT && columns.get(i).different().any()) {
                notes.add("it looks like the rows of several series, with their names in column "
                        + FilePosition.quoted(columns.get(i).name())
                        + ": they are read as one; write each into a column or a file of its own");
                return;
            }
        }
    }

    private void noteNumbers(List<ColumnCheck> values, CsvFormat.DecimalMark decimal) {
        if (decimal == CsvFormat.DecimalMark.COMMA) {
            notes.add("numbers read with a decimal comma");
        }
        if (DecimalMarks.grouped(values, decimal)) {
            notes.add("numbers read with thousands separators");
        }
        values.stream()
                .filter(ColumnCheck::hasPercent)
                .findFirst()
                .ifPresent(column -> notes.add(
                        "percent signs left out: 5% is read as 5 (column " + FilePosition.quoted(column.name()) + ")"));
    }

    /** Returns the columns of InfluxDB's annotated CSV that are not values. The rows of several tables are several series. */
    private Set<Integer> annotations() {
        Set<Integer> left = new HashSet<>();
        for (int i = 0; annotated && i < columns.size(); i++) {
            ColumnCheck column = columns.get(i);
            if (!ANNOTATED.contains(column.name()) && !header.unnamed().contains(i)) {
                continue;
            }
            left.add(i);
            if (column.name().equals("table") && column.different().any()) {
                throw new FilePosition(file, column.different().line(), column.name())
                        .expected(
                                "the rows of one table ("
                                        + FilePosition.quoted(column.present().text()) + ")",
                                column.different().text(),
                                "it looks like annotated CSV of several series; pivot it, so that each is a column, or write "
                                        + "each into a file of its own");
            }
        }
        return left;
    }

    private ColumnKind kind(int index, Set<Integer> annotations, Optional<TimeColumn> time) {
        ColumnCheck column = columns.get(index);
        boolean isTime = time.isPresent() && time.get().index() == index;
        if (isTime || !annotations.contains(index) && column.timesOfText().isPresent()) {
            return ColumnKind.TIMES;
        }
        if (annotations.contains(index)) {
            return ColumnKind.ANNOTATION;
        }
        if (!column.present().any()) {
            return ColumnKind.EMPTY;
        }
        if (!column.isNumbers()) {
            return ColumnKind.TEXT;
        }
        if (TimeColumnFinder.isTimeByNumbers(column)) {
            return ColumnKind.TIMES;
        }
        boolean counter = TimeColumnFinder.isTimeName(column.name()) || TimeColumnFinder.isIndexName(column.name());
        if (column.countsRows() && (counter || header.unnamed().contains(index))) {
            return ColumnKind.ROW_NUMBERS;
        }
        return header.unnamed().contains(index) ? ColumnKind.UNNAMED : ColumnKind.NUMBERS;
    }
}
