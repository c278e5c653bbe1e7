package io.spindrift.reproduce;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A section of a page in Markdown: a heading, prose, tables. */
public final class ResultsSection {
    static final String UNDEFINED = "–";
    private static final int DIGITS = 4;

    private final StringBuilder text = new StringBuilder();

    public ResultsSection(String title) {
        text.append("## ").append(title).append('\n');
    }

    /** A paragraph; lines are kept. */
    public ResultsSection paragraph(String paragraph) {
        text.append('\n').append(paragraph.strip()).append('\n');
        return this;
    }

    /** Says which files were not there, if any. */
    public ResultsSection absent(List<Path> files, boolean all) {
        if (all) {
            return paragraph("None of the files was found.");
        }
        if (files.isEmpty()) {
            return this;
        }
        List<String> names = files.stream().map(ResultsSection::name).toList();
        return paragraph("Files not found: " + String.join(", ", names) + ".");
    }

    /** Says which files of series were not there, or had too few rows, if any. */
    public ResultsSection leftOut(SeriesFiles files) {
        absent(files.absent(), files.groups().isEmpty());
        List<String> names = files.tooShort().stream().map(ResultsSection::name).toList();
        return names.isEmpty() ? this : paragraph("Too short, and skipped: " + String.join(", ", names) + ".");
    }

    /** A heading within. */
    public ResultsSection heading(String title) {
        text.append("\n### ").append(title).append('\n');
        return this;
    }

    /** Begins a table. */
    public ResultsSection columns(List<String> titles) {
        text.append('\n');
        row(titles);
        text.append("|---".repeat(titles.size())).append("|\n");
        return this;
    }

    /** A row of the table. */
    public ResultsSection row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        return this;
    }

    /** Adds a row with a first cell and further cells. */
    public ResultsSection row(String first, List<String> others) {
        List<String> cells = new ArrayList<>(List.of(first));
        cells.addAll(others);
        return row(cells);
    }

    public String markdown() {
        return text.toString();
    }

    /** A number as cells show it; a dash where it is not defined. */
    public static String figure(String format, double figure) {
        return Double.isFinite(figure) ? String.format(Locale.ROOT, format, figure) : UNDEFINED;
    }

    /** Formats a range, for the second line of a cell. */
    static String range(String format, double min, double max) {
        return "<br>" + figure(format, min) + " to " + figure(format, max);
    }

    /** A number by its first four digits; a dash where it is not defined. */
    static String digits(double figure) {
        return Double.isFinite(figure)
                ? new BigDecimal(figure).round(new MathContext(DIGITS)).toPlainString()
                : UNDEFINED;
    }

    /** A whole number with thousands apart. */
    public static String whole(double number) {
        return figure("%,.0f", number);
    }

    /** How a file is called. */
    public static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.csv$", "");
    }
}
