package io.spindrift.reproduce;

import io.spindrift.backtest.Backtest;
import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.backtest.ColumnSelection;
import io.spindrift.config.BacktestSettings;
import io.spindrift.csv.CsvTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A backtest of one file.
 *
 * @param file of it
 * @param choice of columns and rows
 * @param plan of models
 * @param settings over the defaults of these
 */
public record BacktestJob(Path file, ColumnSelection choice, Backtest.Plan plan, Map<String, String> settings)
        implements Job<List<Result>> {
    /** Seeds where chance has a part. */
    static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L, 5L);

    /** How a regression problem is read: its label is the last column. */
    static final ColumnSelection REGRESSION = new ColumnSelection(true, null, List.of(), Long.MAX_VALUE);

    private static final List<Integer> AT_ONCE = List.of(1);

    /** A model over a regression problem. */
    public static BacktestJob regression(
            Path file, String model, List<Long> seeds, boolean scaledByFile, Map<String, String> settings) {
        return new BacktestJob(
                file,
                REGRESSION,
                new Backtest.Plan(List.of(model), seeds, scaledByFile, 0, 0, AT_ONCE, AT_ONCE, null),
                settings);
    }

    @Override
    public List<Result> run() {
        BacktestSettings models = new BacktestSettings(choice.regression(), plan.scaleByFile());
        if (!choice.regression()) {
            models.with("series.horizons", horizons(plan.horizons()));
        }
        settings.forEach(models::with);
        return new Backtest(CsvTable.open(file), choice, plan)
                .run(models, done -> {})
                .results();
    }

    static String horizons(List<Integer> horizons) {
        return String.join(",", horizons.stream().map(Object::toString).toList());
    }
}
