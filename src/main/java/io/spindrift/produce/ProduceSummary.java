package io.spindrift.produce;

import io.spindrift.csv.CsvSummary;

/**
 * The result of producing a file; {@code schemas/commands/produce.schema.json}.
 *
 * @param complete whether all requested rows were produced
 * @param rows the number of rows that were produced
 * @param fromRow the number of the first of them, counted from 1
 * @param nextRow the row to continue from; null after the last
 * @param observations the number of records that are observations
 * @param labels the number of records that are labels
 * @param series the number of different keys
 * @param file a summary of the file and of how it is used
 */
public record ProduceSummary(
        boolean complete,
        long rows,
        long fromRow,
        Long nextRow,
        long observations,
        long labels,
        int series,
        CsvSummary file) {}
