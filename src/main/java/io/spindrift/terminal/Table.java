package io.spindrift.terminal;

import java.util.ArrayList;
import java.util.List;

/** A table of text with fixed column widths: names to the left, numbers to the right, what is too long is cut. */
public final class Table {
    private record Column(String title, int width, boolean left) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<String[]> rows = new ArrayList<>();

    /** Adds a column of names, aligned to the left. */
    public Table name(String title, int width) {
        columns.add(new Column(title, width, true));
        return this;
    }

    /** Adds a column of numbers, aligned to the right. */
    public Table number(String title, int width) {
        columns.add(new Column(title, width, false));
        return this;
    }

    /** Adds a row; one cell a column. */
    public void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("expected " + columns.size() + " cells, got " + cells.length);
        }
        rows.add(cells.clone());
    }

    /** The heading and all rows, one line each, without trailing blanks. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::title).toArray(String[]::new)));
        rows.forEach(cells -> lines.add(line(cells)));
        return lines;
    }

    private String line(String[] cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            Column column = columns.get(i);
            String cell = cut(cells[i], column.width);
            String blanks = " ".repeat(column.width - cell.length());
            line.append(i == 0 ? "" : " ").append(column.left ? cell + blanks : blanks + cell);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String cell, int width) {
        return cell.length() <= width ? cell : cell.substring(0, width - 1) + "…";
    }
}
