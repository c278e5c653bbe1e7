package io.spindrift.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A CSV file with a header: its columns, which of them are numbers, and its rows. */
public final class CsvTable {
    /** The largest magnitude of a number, as in records; its square still is a finite double. */
    private static final double MAGNITUDE_MOST = 1e100;

    private final Path file;
    private final List<String> columns;
    private final List<String> numeric;
    private final long rows;

    private CsvTable(Path file, List<String> columns, List<String> numeric, long rows) {
        this.file = file;
        this.columns = columns;
        this.numeric = numeric;
        this.rows = rows;
    }

    /** Opens a file and looks at its header, its first row and its length. */
    public static CsvTable open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CsvException("file " + file + ": expected a CSV file, got nothing that can be read");
        }
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            List<NamedCsvRecord> first = reader.stream().limit(1).toList();
            if (first.isEmpty()) {
                throw new CsvException("file " + file + ": expected a header and at least one row, got less");
            }
            List<String> columns = first.get(0).getHeader();
            List<String> numeric = columns.stream()
                    .filter(column -> isNumber(first.get(0).getField(column)))
                    .toList();
            return new CsvTable(file, columns, numeric, count(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvParseException e) {
            throw new CsvException("file " + file + ": " + e.getMessage());
        }
    }

    /** The name of the file without its ending. */
    public String name() {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    /** All columns, in the order of the file. */
    public List<String> columns() {
        return columns;
    }

    /** The columns whose first row is a number. */
    public List<String> numericColumns() {
        return numeric;
    }

    /** How many rows there are below the header. */
    public long rows() {
        return rows;
    }

    /** Fails unless the file has a column. */
    public String require(String column) {
        if (!columns.contains(column)) {
            throw new CsvException(
                    "column '" + column + "': expected one of " + String.join(", ", columns) + " in " + file);
        }
        return column;
    }

    /** Goes through the first rows, in order. */
    public void forEach(long most, Consumer<Row> action) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> records = reader.stream()) {
            records.limit(most).forEach(record -> action.accept(new Row(file, record)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvParseException e) {
            throw new CsvException("file " + file + ": " + e.getMessage());
        }
    }

    /** One row. */
    public static final class Row {
        private final Path file;
        private final NamedCsvRecord fields;

        private Row(Path file, NamedCsvRecord fields) {
            this.file = file;
            this.fields = fields;
        }

        /** The number of a column; NaN where the field is empty. */
        public double number(String column) {
            String text = fields.getField(column).trim();
            if (text.isEmpty()) {
                return Double.NaN;
            }
            double number = parsed(text, column);
            if (!Double.isFinite(number)) {
                throw expected("a number", text, column);
            }
            if (Math.abs(number) > MAGNITUDE_MOST) {
                throw expected("a number of a magnitude of at most " + MAGNITUDE_MOST, text, column);
            }
            return number;
        }

        private double parsed(String text, String column) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw expected("a number", text, column);
            }
        }

        private CsvException expected(String what, String text, String column) {
            return new CsvException("file " + file + ", line " + fields.getStartingLineNumber() + ", column '" + column
                    + "': expected " + what + ", got '" + text + "'");
        }

        /** The text of a column. */
        public String text(String column) {
            return fields.getField(column);
        }

        /** Where the row stands in the file, for messages. */
        public String place() {
            return "file " + file + ", line " + fields.getStartingLineNumber();
        }
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text.trim()));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static long count(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> records = reader.stream()) {
            return records.count();
        }
    }
}
