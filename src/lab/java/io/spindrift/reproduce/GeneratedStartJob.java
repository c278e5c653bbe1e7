package io.spindrift.reproduce;

import io.spindrift.model.series.Donor;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.reproduce.WarmStarts.Found;
import io.spindrift.series.SeriesModels;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * New series of all kinds that start from series of one kind.
 *
 * @param donors their kind
 */
record GeneratedStartJob(GeneratedKind donors) implements Job<Map<GeneratedKind, Found>> {
    static final int DONORS = 20;
    static final int DONOR_ROWS = 1500;
    static final int SERIES = 20;
    private static final int FIRST_SEED = 1000;
    private static final long HOUR = 3_600_000;

    @Override
    public Map<GeneratedKind, Found> run() {
        List<SeriesModel> models = IntStream.range(0, DONORS)
                .mapToObj(i -> WarmStarts.learned("donor " + i, donors.values(DONOR_ROWS, i), HOUR))
                .toList();
        Donor one = SeriesModels.donor(models.get(0));
        Donor prior = WarmStarts.pooled(models);
        Map<GeneratedKind, Found> found = new EnumMap<>(GeneratedKind.class);
        for (GeneratedKind kind : GeneratedKind.values()) {
            WarmStarts.Ratios ratios = new WarmStarts.Ratios();
            for (int i = 0; i < SERIES; i++) {
                ratios.add(kind.values(WarmStarts.RECORDS, FIRST_SEED + i), HOUR, one, prior);
            }
            found.put(kind, ratios.means());
        }
        return found;
    }
}
