package io.spindrift.produce;

import io.spindrift.csv.CsvSummary;

/**
 * What has been produced of a file; {@code schemas/commands/produce.schema.json}.
 *
 * @param complete whether all that was asked for
 * @param rows how many rows of the file
 * @param fromRow the number of the first of them, counted from 1
 * @param nextRow the row to go on from; null behind the last
 * @param observations records of the observations topic that are observations
 * @param labels records that are labels on their own
 * @param series how many different keys there were
 * @param file what is in it, and what of it is used
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
