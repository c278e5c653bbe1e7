package io.spindrift.produce;

import java.util.ArrayDeque;

/** Which rows of a file have been taken by the cluster whole, while their records are acknowledged in any order. */
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

        /** One of its records has been taken, or not. */
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

    /** A row whose records are about to be sent. */
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

    /** The last row that was taken whole, as all before it were. */
    synchronized long complete() {
        return complete;
    }

    /** How many records of later rows were taken. */
    synchronized long recordsBeyond() {
        return rows.stream().mapToLong(row -> row.taken).sum();
    }
}
