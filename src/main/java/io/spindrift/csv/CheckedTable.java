package io.spindrift.csv;

import java.util.List;
import java.util.Optional;

/**
 * The result of the checking pass over a file.
 *
 * @param encoding the encoding of the text
 * @param dialect the separator of the fields
 * @param header the names of the columns
 * @param columns the contents of the columns
 * @param kinds the kinds of the columns
 * @param time the column of times, if there is one
 * @param numbers the format of numbers
 * @param rows the number of rows
 * @param unitsLine the line of a row of units, which is not a row of the table; 0 if there is none
 * @param notes notes on data that was left out or read in an unusual way
 */
record CheckedTable(
        TextEncoding encoding,
        CsvDialect dialect,
        HeaderRow header,
        List<ColumnCheck> columns,
        List<ColumnKind> kinds,
        Optional<TimeColumn> time,
        NumberText numbers,
        long rows,
        long unitsLine,
        List<String> notes) {}
