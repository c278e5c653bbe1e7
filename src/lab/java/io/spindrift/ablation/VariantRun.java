package io.spindrift.ablation;

import io.spindrift.backtest.ColumnSelection;
import io.spindrift.backtest.Data;
import io.spindrift.backtest.ScoredRun;
import io.spindrift.config.BacktestSettings;
import io.spindrift.csv.CsvTable;
import io.spindrift.reproduce.Baselines;
import io.spindrift.reproduce.SeriesJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The default over a series: from a file, a column and a number of rows to mean squared errors by horizon, 1 to 24. */
public final class VariantRun implements Function<List<String>, Map<Integer, Double>> {
    @Override
    public Map<Integer, Double> apply(List<String> arguments) {
        CsvTable table = CsvTable.open(Path.of(arguments.get(0)));
        long rows = Long.parseLong(arguments.get(2));
        Data whole = new ColumnSelection(false, null, List.of(arguments.get(1)), rows)
                .read(table)
                .get(0);
        Data data = whole.first(rows);
        BacktestSettings settings = new BacktestSettings(false, false).with("series.horizons", "1-24");
        Baselines.NO_INTERVALS.forEach(settings::with);
        String model = SeriesJob.BLEND;
        return new ScoredRun(data, model, settings.settings(model, 1), SeriesJob.COUNTED_FROM, List.of()).mse();
    }
}
