package io.spindrift.csv;

import java.util.List;
import java.util.Optional;

/**
 * What the checking pass found in a file.
 *
 * @param encoding of the text
 * @param dialect of the fields
 * @param header names of the columns
 * @param columns what their fields are
 * @param kinds of the columns
 * @param time the column of times, if there is one
 * @param numbers how numbers are written
 * @param rows how many there are
 * @param unitsLine the line of a row of units, which is no row of the table; 0 if there is none
 * @param notes of what was left out or read in an unusual way
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
