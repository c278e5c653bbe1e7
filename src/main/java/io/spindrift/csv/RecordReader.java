package io.spindrift.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the records of a file, without its comments. All errors are {@link CsvException}s. */
final class RecordReader implements AutoCloseable {
    /** The maximum number of comments that are kept, because they may describe the table. */
    private static final int COMMENTS_KEPT = 20;

    /** The prefixes of errors of spreadsheets, which look like comments. */
    private static final Pattern SPREADSHEET_ERROR =
            Pattern.compile("(N/A|NA|DIV/0!|VALUE!|REF!|NUM!|NAME\\?|NULL!)(\\W.*|$)");

    private final Path file;
    private final TextEncoding encoding;
    private final char separator;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> comments = new ArrayList<>();
    private final FoundText acrossLines = new FoundText();
    private long commentLines;
    private int fieldsOfHeader;
    private long nextLine = 1;

    /**
     * A record.
     *
     * @param line its first line in the file
     * @param fields the fields, without blanks around them
     */
    record Fields(long line, List<String> fields) {
        boolean isBlank() {
            return fields.size() == 1 && fields.get(0).isEmpty();
        }

        String text(char separator) {
            return String.join(String.valueOf(separator), fields);
        }
    }

    RecordReader(Path file, TextEncoding encoding, char separator) throws IOException {
        this.file = file;
        this.encoding = encoding;
        this.separator = separator;
        reader = CsvDialect.reader(separator).ofCsvRecord(encoding.open());
        records = reader.iterator();
    }

    /** Returns the next record, or null at the end. An empty line is a record of one empty field. */
    Fields next() {
        try {
            while (records.hasNext()) {
                CsvRecord record = records.next();
                long line = record.getStartingLineNumber();
                nextLine = line + 1 + breaks(line, record);
                boolean separatorLine = line == 1 && CsvDialect.isSeparatorLine(record.getField(0));
                if (record.isComment()) {
                    String text = record.getField(0);
                    if (SPREADSHEET_ERROR.matcher(text).matches()) {
                        return stripped(line, uncommented(text));
                    }
                    requireComment(line, text);
                    comment(text);
                } else if (!separatorLine) {
                    return stripped(line, record);
                }
            }
            return null;
        } catch (UncheckedIOException e) {
            throw unreadable(e);
        } catch (CsvParseException e) {
            throw unparsable(e);
        }
    }

    private static Fields stripped(long line, CsvRecord record) {
        return new Fields(
                line, record.getFields().stream().map(RecordReader::strip).toList());
    }

    /** Returns a field without blanks around it, including non-breaking ones. */
    private static String strip(String field) {
        return field.indexOf('\u00a0') < 0
                ? field.strip()
                : field.replace('\u00a0', ' ').strip();
    }

    private void comment(String text) {
        commentLines++;
        if (comments.size() < COMMENTS_KEPT) {
            comments.add(text);
        }
    }

    /** Returns the number of line breaks in the fields of a record, and counts fields that have any. */
    private long breaks(long line, CsvRecord record) {
        long breaks = 0;
        for (String field : record.getFields()) {
            if (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0) {
                acrossLines.add(line, field);
                breaks += field.concat(".").lines().count() - 1;
            }
        }
        return breaks;
    }

    /**
     * Sets the number of fields of a row. From then on a comment with as many fields is an error, because it may be a row whose
     * first field begins with the mark of comments. In a table of one column any comment would be an error, so the check is
     * off.
     */
    void expectRows(int fields) {
        fieldsOfHeader = fields;
    }

    private void requireComment(long line, String text) {
        if (fieldsOfHeader > 1 && !isAnnotation(text) && fieldCount(text) == fieldsOfHeader) {
            throw FilePosition.of(file, line)
                    .expected(
                            "a row, or a comment that does not look like one",
                            "#" + text,
                            "it has as many fields as the header (" + fieldsOfHeader
                                    + "); if it is a row, quote its first field, otherwise remove the line");
        }
    }

    /** Returns whether a comment is one with which InfluxDB describes columns. */
    static boolean isAnnotation(String comment) {
        return comment.matches("(group|datatype|default)\\W.*");
    }

    /** Returns a comment as a record. */
    private CsvRecord uncommented(String comment) {
        return CsvDialect.reader(separator)
                .commentStrategy(CommentStrategy.NONE)
                .ofSingleCsvRecord("#" + comment);
    }

    private int fieldCount(String comment) {
        try {
            return uncommented(comment).getFieldCount();
        } catch (CsvParseException e) {
            return 0;
        }
    }

    private CsvException unreadable(UncheckedIOException e) {
        if (!(e.getCause() instanceof CharacterCodingException)) {
            return unreadable(file, e.getCause());
        }
        try {
            return encoding.wrongBytes();
        } catch (IOException again) {
            return unreadable(file, again);
        }
    }

    static CsvException unreadable(Path file, IOException e) {
        return new CsvException(
                FilePosition.name(file) + ": expected a file that can be read to its end, got " + e.getMessage());
    }

    /** The parser reports a quote that is followed by text, a record longer than its buffer, and a quote that is not closed. */
    private CsvException unparsable(CsvParseException e) {
        FilePosition position = FilePosition.of(file, nextLine);
        String complaint = String.valueOf(e.getMessage());
        if (complaint.contains("after closing quote")) {
            return position.error(
                    "expected a separator or the end of the line after a quote (\") that closes a field, got text; "
                            + "double a quote within a quoted field, or quote no part of the field");
        }
        if (complaint.contains("buffer")) {
            return position.error(
                    "expected a row of a usual length, got one that does not end; it looks like a quote (\") that is "
                            + "never closed, or a file that is not a table");
        }
        return position.error(
                "expected a closed quote (\"), got one that is open at the end of the file; close it, and double a "
                        + "quote within a quoted field");
    }

    /** Returns the fields with a line break so far, by the first lines of their records. */
    FoundText acrossLines() {
        return acrossLines;
    }

    /** Returns the number of comment lines that were left out so far. */
    long commentLines() {
        return commentLines;
    }

    /** Returns the first of them, without their mark. */
    List<String> comments() {
        return comments;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }
}
