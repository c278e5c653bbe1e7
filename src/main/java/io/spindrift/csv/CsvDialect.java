package io.spindrift.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.spindrift.text.Printable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The separator of the fields of a file.
 *
 * @param separator the character
 * @param said how it was determined: found, given, or from the file's first line
 */
record CsvDialect(char separator, String said) {
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final String SEPARATOR_LINE = "sep=";
    private static final int SAMPLE = 1 << 16;
    private static final int SAMPLE_ROWS = 200;

    /** How well a separator fits a sample. */
    private record Fit(char separator, int columns, double score) {
        boolean betterThan(Fit other) {
            return other == null || score > other.score || score == other.score && columns > other.columns;
        }
    }

    /**
     * Determines the separator from the beginning of a text. Among the separators that split the header, the one whose rows fit
     * best wins.
     */
    static CsvDialect find(Reader text) throws IOException {
        String sample = sample(text);
        String line = sample.lines().findFirst().orElse("");
        String first = line.length() == SEPARATOR_LINE.length() + 1 ? line : line.strip();
        if (isSeparatorLine(first) && first.length() == SEPARATOR_LINE.length() + 1) {
            return new CsvDialect(first.charAt(SEPARATOR_LINE.length()), "named by the first line");
        }
        if (isSeparatorLine(first) && first.length() == SEPARATOR_LINE.length()) {
            return new CsvDialect('\t', "named by the first line");
        }
        Fit best = null;
        for (char separator : SEPARATORS) {
            Fit fit = fit(sample, separator);
            if (fit.columns > 1 && fit.betterThan(best)) {
                best = fit;
            }
        }
        return best == null ? new CsvDialect(',', "one column") : new CsvDialect(best.separator, "found");
    }

    /** Returns whether a line is Excel's {@code sep=;}. */
    static boolean isSeparatorLine(String line) {
        return line.toLowerCase(Locale.ROOT).startsWith(SEPARATOR_LINE);
    }

    /** Returns whether a character can be a separator. Other characters begin quoted fields or comments, or end lines. */
    boolean separates() {
        return "\"#\r\n".indexOf(separator) < 0;
    }

    String inWords() {
        String name = switch (separator) {
            case '\t' -> "tab";
            case ' ' -> "space";
            default -> "'" + Printable.of(String.valueOf(separator)) + "'";
        };
        return said.equals("one column") ? "one column" : "separator " + name + " (" + said + ")";
    }

    /** Reads the records of a text with a separator. Comments and empty lines are records of their own. */
    static CsvReader.CsvReaderBuilder reader(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.READ)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(separator != '\t' && separator != ' ')
                .detectBomHeader(false);
    }

    /** Leaves out the last line, which may be cut in the middle of a field. */
    private static String sample(Reader text) throws IOException {
        char[] buffer = new char[SAMPLE];
        int length = 0;
        for (int read = 0; read >= 0 && length < SAMPLE; length += Math.max(0, read)) {
            read = text.read(buffer, length, SAMPLE - length);
        }
        String sample = new String(buffer, 0, length);
        int end = sample.lastIndexOf('\n');
        return length == SAMPLE && end > 0 ? sample.substring(0, end + 1) : sample;
    }

    private static Fit fit(String sample, char separator) {
        List<CsvRecord> records = records(sample, separator);
        if (records.isEmpty()) {
            return new Fit(separator, 0, 0);
        }
        int columns = records.get(0).getFieldCount();
        double score = 0;
        for (CsvRecord record : records.subList(1, records.size())) {
            if (record.getFieldCount() == columns) {
                long values = record.getFields().stream()
                        .filter(field -> field.isBlank()
                                || NumberShape.of(field.strip()).isNumber()
                                || TimeForms.looksLikeTime(field.strip()))
                        .count();
                score += 1 + (double) values / columns;
            }
        }
        return new Fit(separator, columns, score);
    }

    /** Accepts a quote that is open where the sample ends. */
    private static List<CsvRecord> records(String sample, char separator) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = reader(separator).ofCsvRecord(sample)) {
            for (CsvRecord record : reader) {
                boolean empty =
                        record.getFieldCount() == 1 && record.getField(0).isBlank();
                if (!record.isComment() && !empty && !isSeparatorLine(record.getField(0))) {
                    records.add(record);
                }
                if (records.size() == SAMPLE_ROWS) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            // The records before it are sufficient. The checking pass reports the error.
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can always be read", e);
        }
        return records;
    }
}
