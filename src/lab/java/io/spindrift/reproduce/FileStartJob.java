package io.spindrift.reproduce;

import io.spindrift.model.series.SeriesModel;
import io.spindrift.reproduce.WarmStarts.Found;
import io.spindrift.series.SeriesModels;
import java.util.ArrayList;
import java.util.List;

/**
 * Each series of a file as a new one, which starts from the others; times are row numbers.
 *
 * @param group the series
 */
record FileStartJob(SeriesFiles.Group group) implements Job<Found> {
    @Override
    public Found run() {
        List<double[]> values = group.series().stream()
                .map(series -> SeriesJob.data(series).d())
                .toList();
        List<SeriesModel> models = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            models.add(WarmStarts.learned(group.series().get(i).name(), values.get(i), 1));
        }
        WarmStarts.Ratios ratios = new WarmStarts.Ratios();
        for (int i = 0; i < models.size(); i++) {
            List<SeriesModel> others = new ArrayList<>(models);
            others.remove(i);
            ratios.add(values.get(i), 1, SeriesModels.donor(others.get(0)), WarmStarts.pooled(others));
        }
        return ratios.means();
    }
}
