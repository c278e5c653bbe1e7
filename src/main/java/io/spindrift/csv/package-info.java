/**
 * Tables in files: a checking pass finds their dialect, their columns and the times of their rows, a reading pass gives the rows.
 * The only home of FastCSV; otherwise it imports {@code text} and {@code java.*}. Enter at {@link io.spindrift.csv.CsvTable}.
 */
package io.spindrift.csv;
