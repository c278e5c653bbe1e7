package io.spindrift.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes a table, and why columns are left out.
 *
 * @param file the file
 * @param table the result of the checking pass
 */
record TableSummary(Path file, CheckedTable table) {

    /**
     * Returns a summary of the file and of how it is used.
     *
     * @param taken the columns that are used
     * @param sorted whether rows are sorted by time
     */
    CsvSummary of(List<String> taken, boolean sorted) {
        String timeColumn = table.time().map(TimeColumn::name).orElse(null);
        List<CsvSummary.Column> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            ColumnCheck column = table.columns().get(i);
            boolean isTime = column.name().equals(timeColumn);
            boolean isTaken = taken.contains(column.name());
            String use = isTaken ? "taken" : isTime ? "times" : "left out";
            String reason = isTaken || isTime ? null : reason(i);
            columns.add(new CsvSummary.Column(
                    column.name(), use, reason, column.missing().count()));
        }
        CsvSummary.Times times = table.time()
                .map(time -> new CsvSummary.Times(time.name(), time.form().name(), time.inWords(), sorted))
                .orElse(null);
        return new CsvSummary(
                file.getFileName().toString(),
                table.rows(),
                table.dialect().inWords(),
                table.encoding().inWords(),
                times,
                columns,
                table.notes());
    }

    /** Describes the first columns of a file without columns of numbers, with a guess for the first. */
    String kindsInWords() {
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i < Math.min(table.columns().size(), CsvSummary.NAMES_MAX); i++) {
            kinds.add(FilePosition.quoted(table.columns().get(i).name()) + " (" + reason(i) + ")");
        }
        FoundText text = table.columns().get(0).texts();
        return String.join(", ", kinds) + (text.any() ? "; " + LooksLike.number(text.text()) : "");
    }

    private String reason(int index) {
        ColumnKind kind = table.kinds().get(index);
        if (kind == ColumnKind.NUMBERS) {
            return "not chosen";
        }
        ColumnCheck column = table.columns().get(index);
        FoundText missing = column.missing();
        if (kind == ColumnKind.TIMES && missing.any()) {
            return "times, of which " + missing.count() + " are missing, first in line " + missing.line();
        }
        if (kind != ColumnKind.TEXT) {
            return kind.words();
        }
        FoundText text = column.texts();
        String like = LooksLike.almost(text.text());
        return "text in " + text.count() + " of " + table.rows() + " rows, first " + FilePosition.quoted(text.text())
                + " in line " + text.line() + (like == null ? "" : "; " + like);
    }
}
