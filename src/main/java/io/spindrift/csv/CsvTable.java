package io.spindrift.csv;

import io.spindrift.csv.RecordReader.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A table in a file: its columns, their kinds, and its rows. Opening the table reads the whole file once, so that errors are
 * reported before any row is used.
 */
public final class CsvTable {
    private final Path file;
    private final CsvFormat format;
    private final CheckedTable checked;
    private final NumberRule numbers;
    private final MissingWords words;
    private final Map<String, Integer> positions = new HashMap<>();

    private CsvTable(Path file, CsvFormat format, CheckedTable checked) {
        this.file = file;
        this.format = format;
        this.checked = checked;
        numbers = new NumberRule(file, checked.numbers());
        words = new MissingWords(format.values().missing());
        List<String> names = checked.header().names();
        IntStream.range(0, names.size()).forEach(i -> positions.put(names.get(i), i));
    }

    /** Opens a file whose format is determined from the file. */
    public static CsvTable open(Path file) {
        return open(file, CsvFormat.FOUND);
    }

    /** Opens a file and checks all of its rows. */
    public static CsvTable open(Path file, CsvFormat format) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            String got = Files.notExists(file)
                    ? "none"
                    : Files.isDirectory(file) ? "a folder" : "a file that cannot be read";
            throw new CsvException(FilePosition.name(file) + ": expected a CSV file, got " + got);
        }
        try {
            CsvTable table = new CsvTable(file, format, TableCheck.check(file, format));
            if (format.times().sort() && table.checked.time().isEmpty()) {
                throw FilePosition.of(file, table.checked.header().line())
                        .error("expected a column of times to sort by, got none; name it with --time");
            }
            return table;
        } catch (IOException e) {
            throw RecordReader.unreadable(file, e);
        }
    }

    /** Returns the name of the file without its extension. */
    public String name() {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    /** Returns all columns, in the order of the file. */
    public List<String> columns() {
        return checked.header().names();
    }

    /**
     * Returns the columns that are used if no columns are named: those of numbers. A column that counts rows is used only if
     * there is no other.
     *
     * @throws CsvException if there are none, or one of them has a field that is neither a number nor a missing value
     */
    public List<String> numericColumns() {
        List<String> numeric = columns(ColumnKind.NUMBERS);
        if (numeric.isEmpty()) {
            numeric = columns(ColumnKind.ROW_NUMBERS);
        }
        if (numeric.isEmpty()) {
            throw FilePosition.of(file, checked.header().line())
                    .error("expected at least one column of numbers, got "
                            + new TableSummary(file, checked).kindsInWords());
        }
        numeric.forEach(this::requireNumbers);
        return numeric;
    }

    private List<String> columns(ColumnKind kind) {
        return columns().stream().filter(column -> kind(column) == kind).toList();
    }

    /**
     * Returns the columns that have values of their own, or would have if they were not empty: numbers, and empty columns with
     * a name.
     */
    public int valueColumns() {
        return (int) columns().stream()
                .filter(column -> kind(column) == ColumnKind.NUMBERS
                        || kind(column) == ColumnKind.EMPTY
                                && !checked.header().unnamed().contains(positions.get(column)))
                .count();
    }

    private ColumnKind kind(String column) {
        return checked.kinds().get(positions.get(column));
    }

    /** Returns the number of rows below the header. */
    public long rows() {
        return checked.rows();
    }

    /** Returns whether rows have times. */
    public boolean hasTimes() {
        return checked.time().isPresent();
    }

    /** Returns whether the column of times was named, and not determined from the file. */
    public boolean timesAreNamed() {
        return format.times().named();
    }

    /** Returns the earliest time of a row, in milliseconds since 1970. Call it only if rows have times. */
    public long earliestTime() {
        return checked.time().orElseThrow().order().earliest();
    }

    /** Returns the column of times, or null if there is none. */
    public String timeColumn() {
        return checked.time().map(TimeColumn::name).orElse(null);
    }

    /** Throws an exception if the file does not have a column. */
    public String require(String column) {
        if (!columns().contains(column)) {
            throw noColumn(file, column, checked.header());
        }
        return column;
    }

    static CsvException noColumn(Path file, String column, HeaderRow header) {
        return FilePosition.of(file, header.line())
                .error("column " + FilePosition.quoted(column) + ": expected one of "
                        + FilePosition.shortened(header.names()) + ", got another name");
    }

    /** Throws an exception unless a column has only numbers and missing values. */
    public String requireNumbers(String column) {
        numbers.require(check(column));
        return column;
    }

    /** Throws an exception unless a column has a number in each row. */
    public String requirePresent(String column) {
        numbers.requirePresent(check(column));
        return column;
    }

    /**
     * Throws an exception if rows run backwards in time, unless they are sorted.
     *
     * @param use the consequence, for the message
     */
    public void requireTimeOrder(String use) {
        if (!format.times().sort()
                && checked.time().isPresent()
                && checked.time().get().order().descends()) {
            TimeColumn time = checked.time().get();
            TimeOrder order = time.order();
            throw new FilePosition(file, order.lineBack(), time.name())
                    .expected(
                            "ascending times",
                            order.textBack(),
                            order.backInWords() + ", so that " + use
                                    + "; pass --sort to sort rows by time, or --time with another column, or - for none");
        }
    }

    /** Throws an exception if a row has a time that a record cannot have. */
    public void requireTimesOfRecords() {
        TimeColumn time = checked.time().orElseThrow();
        if (time.order().lineBefore1970() > 0) {
            throw new FilePosition(file, time.order().lineBefore1970(), time.name())
                    .expected(
                            "a time from 1970 on, because records of Kafka cannot have earlier ones",
                            time.order().textBefore1970(),
                            "omit --time, so that records get the time at which they are sent; a backtest accepts such times");
        }
    }

    private ColumnCheck check(String column) {
        return checked.columns().get(positions.get(require(column)));
    }

    /** Passes the first rows to a visitor, in order; by time if they are sorted. */
    public void forEach(long max, Consumer<Row> action) {
        if (!format.times().sort()) {
            read(max, action);
            return;
        }
        List<Row> all = new ArrayList<>();
        read(rows(), all::add);
        all.sort(Comparator.comparingLong(Row::time));
        all.stream().limit(max).forEach(action);
    }

    /** Rows that were added to the file after it was checked are ignored. Rows that the file had then must still be there. */
    private void read(long max, Consumer<Row> action) {
        long end = Math.min(max, rows());
        try (RowReader reader = new RowReader(
                file,
                checked.encoding(),
                checked.dialect().separator(),
                format.layout().header())) {
            if (!reader.header().names().equals(columns())) {
                throw changed("the header " + FilePosition.shortened(columns()), "another");
            }
            for (long row = 0; row < end; ) {
                Fields fields = reader.next();
                if (fields == null) {
                    throw changed(rows() + " rows", Long.toString(row));
                }
                if (fields.line() != checked.unitsLine()) {
                    action.accept(new Row(fields));
                    row++;
                }
            }
        } catch (IOException e) {
            throw RecordReader.unreadable(file, e);
        }
    }

    private CsvException changed(String expected, String got) {
        return new CsvException(FilePosition.name(file) + ": expected " + expected
                + " as when the file was checked, got " + got + "; the file changed while it was read");
    }

    /**
     * Returns a summary of the file and of how it is used.
     *
     * @param taken the columns that are used
     */
    public CsvSummary summary(List<String> taken) {
        return new TableSummary(file, checked).of(taken, format.times().sort());
    }

    /** A row. */
    public final class Row {
        private final Fields fields;

        private Row(Fields fields) {
            this.fields = fields;
        }

        /** Returns the number in a column; NaN if it is missing. */
        public double number(String column) {
            Integer index = positions.get(column);
            if (index == null) {
                throw noColumn(file, column, checked.header());
            }
            String text = fields.fields().get(index);
            if (words.contain(text)) {
                return Double.NaN;
            }
            String number = ColumnCheck.withoutPercent(text);
            double value = checked.numbers().number(number);
            if (Double.isNaN(value)) {
                throw new FilePosition(file, fields.line(), column)
                        .expected("a number", text, numbers.advice(text, check(column)));
            }
            return value;
        }

        /** Returns the time of the row, in milliseconds since 1970. Call it only if rows have times. */
        public long time() {
            TimeColumn time = checked.time().orElseThrow();
            String text = fields.fields().get(time.index());
            long millis = time.form().read(text);
            if (millis == TimeForm.NONE) {
                throw new FilePosition(file, fields.line(), time.name()).expected("a time", text, LooksLike.time(text));
            }
            return millis;
        }
    }
}
