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
 * A table in a file: its columns, what they are, and its rows. Opening it reads the whole file once, so that what is wrong with a
 * file is known before any of its rows is used.
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

    /** Opens a file whose form is found. */
    public static CsvTable open(Path file) {
        return open(file, CsvFormat.FOUND);
    }

    /** Opens a file and checks all of its rows. */
    public static CsvTable open(Path file, CsvFormat format) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            String got =
                    Files.notExists(file) ? "none" : Files.isDirectory(file) ? "a folder" : "one that cannot be read";
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

    /** The name of the file without its ending. */
    public String name() {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    /** All columns, in the order of the file. */
    public List<String> columns() {
        return checked.header().names();
    }

    /**
     * The columns that are taken if none are named: those of numbers. A column that counts rows is none of them, unless there is
     * no other.
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

    /** Columns that have, or would have, values of their own if they had any: numbers and empty ones with a name. */
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

    /** How many rows there are below the header. */
    public long rows() {
        return checked.rows();
    }

    /** Whether rows have times. */
    public boolean hasTimes() {
        return checked.time().isPresent();
    }

    /** Whether the column of times was named, and not found. */
    public boolean timesAreNamed() {
        return format.times().named();
    }

    /** The earliest time of a row, milliseconds since 1970; only if rows have times. */
    public long earliestTime() {
        return checked.time().orElseThrow().order().earliest();
    }

    /** The column of times, or null if there is none. */
    public String timeColumn() {
        return checked.time().map(TimeColumn::name).orElse(null);
    }

    /** Fails unless the file has a column. */
    public String require(String column) {
        if (!columns().contains(column)) {
            throw noColumn(file, column, checked.header());
        }
        return column;
    }

    static CsvException noColumn(Path file, String column, HeaderRow header) {
        return FilePosition.of(file, header.line())
                .error("column " + FilePosition.quoted(column) + ": expected one of "
                        + FilePosition.shortened(header.names()) + ", got none of that name");
    }

    /** Fails unless a column has only numbers and missing values. */
    public String requireNumbers(String column) {
        numbers.require(check(column));
        return column;
    }

    /** Fails unless a column has a number in each row. */
    public String requirePresent(String column) {
        numbers.requirePresent(check(column));
        return column;
    }

    /**
     * Fails if rows run backwards in time, unless they are sorted.
     *
     * @param use what would go wrong
     */
    public void requireTimeOrder(String use) {
        if (!format.times().sort()
                && checked.time().isPresent()
                && checked.time().get().order().descends()) {
            TimeColumn time = checked.time().get();
            TimeOrder order = time.order();
            throw new FilePosition(file, order.lineBack(), time.name())
                    .expected(
                            "times that ascend",
                            order.textBack(),
                            order.backInWords() + ", so that " + use
                                    + "; pass --sort to sort rows by time, or --time with another column, or - for none");
        }
    }

    /** Fails if a row has a time that a record cannot have. */
    public void requireTimesOfRecords() {
        TimeColumn time = checked.time().orElseThrow();
        if (time.order().lineBefore1970() > 0) {
            throw new FilePosition(file, time.order().lineBefore1970(), time.name())
                    .expected(
                            "a time from 1970 on, since records of Kafka cannot have earlier ones",
                            time.order().textBefore1970(),
                            "leave out --time, so that records get the time of sending; a backtest takes such times as they "
                                    + "are");
        }
    }

    private ColumnCheck check(String column) {
        return checked.columns().get(positions.get(require(column)));
    }

    /** Goes through the first rows, in order; by time if they are sorted. */
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

    /** Rows that were added to the file after it was checked are none of the table; rows that it had then must still be there. */
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
                + " as when the file was checked, got " + got + "; it was changed while it was read");
    }

    /**
     * What is in the file, and what of it is used.
     *
     * @param taken the columns that are used
     */
    public CsvSummary summary(List<String> taken) {
        return new TableSummary(file, checked).of(taken, format.times().sort());
    }

    /** One row. */
    public final class Row {
        private final Fields fields;

        private Row(Fields fields) {
            this.fields = fields;
        }

        /** The number of a column; NaN where it is missing. */
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

        /** The time of the row, milliseconds since 1970; only if rows have times. */
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
