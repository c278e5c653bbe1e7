package io.spindrift.produce;

import java.util.ArrayDeque;

/** Tracks which rows of a file the cluster has acknowledged completely, while their records are acknowledged in any order. */
final class RowsSent {
    /** The records of one row. */
    final class Row {
        private final long number;
        private int open;
        private int taken;
        private boolean failed;

        private Row(long number, int records) {
            this.number = number;
            this.open = records;
        }

        /** Called when one of its records has succeeded or failed. */
        void acknowledge(boolean success) {
            synchronized (RowsSent.this) {
                open--;
                taken += success ? 1 : 0;
                failed |= !success;
                advance();
            }
        }
    }

    private final ArrayDeque<Row> rows = new ArrayDeque<>();
    private long complete;

    /** @param first the number of the first row */
    RowsSent(long first) {
        complete = first - 1;
    }

    /** Adds a row whose records are about to be sent. */
    synchronized Row begin(long number, int records) {
        Row row = new Row(number, records);
        rows.add(row);
        return row;
    }

    private void advance() {
        while (!rows.isEmpty() && rows.peek().open == 0 && !rows.peek().failed) {
            complete = rows.poll().number;
        }
    }

    /** Returns the last row up to which all rows are acknowledged completely. */
    synchronized long complete() {
        return complete;
    }

    /** Returns the number of acknowledged records of later rows. */
    synchronized long recordsBeyond() {
        return rows.stream().mapToLong(row -> row.taken).sum();
    }
}
