package io.spindrift.csv;

/**
 * The column of times.
 *
 * @param name its name
 * @param index its position, from 0
 * @param form the form of its times
 * @param order the order of its times
 */
record TimeColumn(String name, int index, TimeForm form, TimeOrder order) {
    /** Returns a description such as "epoch seconds, 1 h apart, ascending". */
    String inWords() {
        return order.inWords();
    }
}
