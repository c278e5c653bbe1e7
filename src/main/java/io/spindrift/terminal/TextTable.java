package io.spindrift.terminal;

import io.spindrift.text.Columns;
import io.spindrift.text.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A table of text with fixed column widths. Names are aligned to the left and numbers to the right; text that is too long is
 * cut.
 */
public final class TextTable {
    private record Column(String title, int width, boolean left) {}

    private record Row(String[] cells, Map<Integer, UnaryOperator<String>> looks) {}

    private final Palette palette;
    private final List<Column> columns = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /** Makes a table without colors. */
    public TextTable() {
        this(Palette.PLAIN);
    }

    /** @param palette the colors of the heading */
    public TextTable(Palette palette) {
        this.palette = palette;
    }

    /** Adds a column of names, aligned to the left. */
    public TextTable name(String title, int width) {
        columns.add(new Column(title, width, true));
        return this;
    }

    /** Adds a column of numbers, aligned to the right. */
    public TextTable number(String title, int width) {
        columns.add(new Column(title, width, false));
        return this;
    }

    /**
     * Adds a row with one cell for each column. Characters that move the cursor or change the direction of text are printed as
     * escapes.
     */
    public TextTable row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("expected " + columns.size() + " cells, got " + cells.length);
        }
        rows.add(new Row(Arrays.stream(cells).map(Printable::of).toArray(String[]::new), new HashMap<>()));
        return this;
    }

    /** Changes the style of a cell of the last row. The style must not change the visible text. */
    public void look(int column, UnaryOperator<String> look) {
        rows.get(rows.size() - 1).looks.put(column, look);
    }

    /** Returns the heading and all rows, one line each, without trailing blanks. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String[] titles = columns.stream().map(Column::title).toArray(String[]::new);
        lines.add(palette.heading(line(new Row(titles, Map.of()))));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(Row row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.cells.length; i++) {
            Column column = columns.get(i);
            String cell = cut(row.cells[i], column.width);
            String blanks = " ".repeat(column.width - Columns.of(cell));
            String shown = row.looks.getOrDefault(i, UnaryOperator.identity()).apply(cell);
            line.append(i == 0 ? "" : " ").append(column.left ? shown + blanks : blanks + shown);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String cell, int width) {
        return Columns.of(cell) <= width ? cell : Columns.cut(cell, width - 1) + "…";
    }
}
