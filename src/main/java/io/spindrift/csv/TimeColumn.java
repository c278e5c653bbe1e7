package io.spindrift.csv;

/**
 * The column that has the times of rows.
 *
 * @param name of the column
 * @param index its position, from 0
 * @param form of its times
 * @param order of its times
 */
record TimeColumn(String name, int index, TimeForm form, TimeOrder order) {
    /** Such as "epoch seconds, 1 h apart, ascending". */
    String inWords() {
        return order.inWords();
    }
}
