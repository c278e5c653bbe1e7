package io.spindrift.cli;

import io.spindrift.csv.CsvException;
import io.spindrift.csv.CsvFormat;
import io.spindrift.text.Printable;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How a CSV file is read. Options that are not given are determined from the file. */
final class FileOptions {
    static final String HEADING = "%nFormat of the file:%n";

    private static final Map<String, Character> SEPARATORS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "\\t", '\t', "pipe", '|', "space", ' ', "colon", ':');

    /** Converts a separator, given by its name or as the character. */
    static final class SeparatorConverter implements CommandLine.ITypeConverter<Character> {
        @Override
        public Character convert(String text) {
            Character named = SEPARATORS.get(text.toLowerCase(Locale.ROOT));
            if (named == null && text.length() != 1
                    || text.equals("\"")
                    || text.equals("#")
                    || text.equals("\n")
                    || text.equals("\r")) {
                throw new CommandLine.TypeConversionException(
                        "expected comma, semicolon, tab, pipe, space, or one character, got " + Printable.of(text));
            }
            return named == null ? Character.valueOf(text.charAt(0)) : named;
        }
    }

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description = "Column of the times of rows, or - for none. Default: a column that has only times.")
    private String time;

    @Option(
            names = "--time-format",
            paramLabel = "FORM",
            description =
                    "Form of the times: s, ms, us or ns since 1970, iso, day-first, month-first, compact (20260131), "
                            + "year, or a pattern such as 'dd.MM.yyyy HH:mm'. Default: determined from the file. Times without a "
                            + "zone are UTC.")
    private String timeFormat;

    @Option(names = "--sort", description = "Sort rows by time. The whole file is held in memory.")
    private boolean sort;

    @Option(
            names = "--separator",
            paramLabel = "CHAR",
            converter = SeparatorConverter.class,
            description =
                    "Separator of fields: comma, semicolon, tab, pipe, space or a character. Default: determined from "
                            + "the file.")
    private Character separator;

    @Option(
            names = "--decimal",
            paramLabel = "MARK",
            description =
                    "Decimal mark of numbers, point or comma; the other one separates thousands. Default: determined "
                            + "from the file.")
    private CsvFormat.DecimalMark decimal = CsvFormat.DecimalMark.AUTO;

    @Option(
            names = "--missing",
            split = ",",
            paramLabel = "WORD,WORD",
            description =
                    "Words for a missing value, in addition to an empty field, NA, N/A, NaN, null, None, - and the like.")
    private List<String> missing = List.of();

    @Option(
            names = "--header",
            paramLabel = "WHEN",
            description =
                    "Whether the first row has the names of the columns: yes; no (columns are then 'column 1', 'column "
                            + "2', ...); or auto, which rejects a first row that has numbers or times.")
    private CsvFormat.Header header = CsvFormat.Header.AUTO;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Encoding of the text, such as windows-1252. Default: UTF-8, or that of a byte order mark.")
    private String encoding;

    /** Returns all options as one record. */
    CsvFormat format() {
        return new CsvFormat(
                new CsvFormat.Layout(separator, charset(), header),
                new CsvFormat.Values(decimal, missing),
                new CsvFormat.Times(time, timeFormat, sort));
    }

    private Charset charset() {
        try {
            return encoding == null ? null : Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new CsvException(
                    "--encoding: expected a name such as UTF-8, UTF-16LE or windows-1252, got " + encoding);
        }
    }
}
