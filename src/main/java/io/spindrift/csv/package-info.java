/**
 * Tables in files of comma-separated values; the only home of FastCSV. Imports {@code java.*} besides. Enter at
 * {@link io.spindrift.csv.CsvTable}.
 */
package io.spindrift.csv;
