package io.spindrift.ablation;

import io.spindrift.reproduce.Job;
import io.spindrift.reproduce.SeriesFiles;
import java.util.List;
import java.util.Map;

/**
 * A variant over the first rows of a series.
 *
 * @param series of it
 * @param variant which
 * @param rows how many
 * @param classes of variants
 */
record AblationJob(SeriesFiles.Series series, Variant variant, long rows, VariantCache classes)
        implements Job<Map<Integer, Double>> {
    @Override
    public Map<Integer, Double> run() {
        return classes.get(variant)
                .instance(VariantRun.class)
                .apply(List.of(series.file().toString(), series.column(), Long.toString(rows)));
    }
}
