/**
 * Reads tables in files. A checking pass determines their dialect, their columns and the times of their rows, and a reading
 * pass returns the rows. The only package that uses FastCSV; otherwise it imports {@code text} and {@code java.*}. Enter at
 * {@link io.spindrift.csv.CsvTable}.
 */
package io.spindrift.csv;
