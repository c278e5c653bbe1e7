package io.spindrift.backtest;

import io.spindrift.csv.CsvException;
import io.spindrift.csv.CsvSummary;
import io.spindrift.csv.CsvTable;
import io.spindrift.model.series.Donor;
import io.spindrift.model.series.SeriesSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/**
 * Evaluates models over a file prequentially: each row is forecast from the rows before it, then scored by its label,
 * then learned. With several seeds, the results are medians.
 */
public final class Backtest {
    /** Name of a baseline that is not a model: the value one season earlier. */
    public static final String SEASONAL = "seasonal";

    private static final int MAX_DELAY = 50_000;

    private final List<Data> data;
    /** Null where rows are not of a file. */
    private final CsvSummary file;

    private final Plan plan;
    private Donor donor;
    /** Null if no traces are wanted. */
    private Consumer<Trace> traces;

    /**
     * A result, with the trace and the alarms of its first seed. The trace is null if it is not wanted, or for a baseline. All horizons of a
     * model have the same alarms.
     */
    private record TracedResult(BacktestReport.Result result, Trace trace, List<BacktestReport.Alarm> alarms) {}

    /** Returns the settings of models. */
    public interface Models {
        SeriesSettings settings(String model, long seed);

        /**
         * Returns the variants of a model, of which the best one in hindsight is reported; empty if the model has none.
         */
        default List<Variant> variants(String model) {
            return List.of();
        }

        /** Returns whether no alarm begins at a time, in milliseconds since 1970; empty if no times are ignored. */
        default Optional<LongPredicate> alarmIgnored() {
            return Optional.empty();
        }
    }

    /**
     * A variant of a model.
     *
     * @param name for people; null if a model has no variants
     * @param settings for a seed
     */
    public record Variant(String name, LongFunction<SeriesSettings> settings) {}

    /**
     * The rows whose standard deviation is the unit of errors.
     *
     * @param from first row, at least 0
     * @param to row after the last, above {@code from}
     */
    public record ScoreScale(int from, int to) {
        public ScoreScale {
            if (from < 0 || to <= from) {
                throw new CsvException("score-scale: expected rows:A-B with 0 <= A < B, got rows:" + from + "-" + to);
            }
        }

        @Override
        public String toString() {
            return "rows:" + from + "-" + to;
        }
    }

    /**
     * The plan of a backtest.
     *
     * @param models names of models
     * @param seeds one run for each
     * @param scaleByFile whether regressors and target are scaled by the whole file, as in published tables
     * @param testFrom first row whose forecast is counted
     * @param labelDelay regression mode: number of rows after which a label arrives
     * @param seasons of the baseline {@value #SEASONAL}, in rows, each at least 1; the best one in hindsight is
     *     reported
     * @param horizons of that baseline
     * @param scoreScale null for errors in the unit of the label
     */
    public record Plan(
            List<String> models,
            List<Long> seeds,
            boolean scaleByFile,
            long testFrom,
            int labelDelay,
            List<Integer> seasons,
            List<Integer> horizons,
            ScoreScale scoreScale) {

        public Plan {
            require(!models.isEmpty(), "models", "at least one", models);
            require(!seeds.isEmpty(), "seeds", "at least one", seeds);
            require(testFrom >= 0, "test-from", "at least 0", testFrom);
            require(labelDelay >= 0 && labelDelay <= MAX_DELAY, "label-delay", "0 to " + MAX_DELAY, labelDelay);
            require(!seasons.isEmpty(), "season", "at least one", seasons);
            seasons.forEach(season -> require(season >= 1, "season", "at least 1", season));
        }

        private static void require(boolean holds, String name, String expected, Object got) {
            if (!holds) {
                throw new CsvException(name + ": expected " + expected + ", got " + got);
            }
        }
    }

    public Backtest(CsvTable table, ColumnSelection selection, Plan plan) {
        List<Data> read = selection.read(table);
        this.file = table.summary(selection.columnsRead(table));
        this.data = read.stream()
                .map(series -> plan.scaleByFile() ? series.scaledByFile() : series)
                .map(series -> series.first(selection.rows()))
                .toList();
        this.plan = plan;
    }

    /** Over a series that is in no file. */
    public Backtest(Data series, Plan plan) {
        this.file = null;
        this.data = List.of(series);
        this.plan = plan;
    }

    /**
     * Passes the forecasts of the first seed to a consumer, except those of {@value #SEASONAL}.
     *
     * @param consumer receives the traces in the order of the results
     */
    public Backtest traced(Consumer<Trace> consumer) {
        traces = consumer;
        return this;
    }

    /**
     * Starts series from the learned state of a donor, for models with the settings of the donor.
     *
     * @param from the donor, or null
     */
    public Backtest warm(Donor from) {
        donor = from;
        return this;
    }

    /** Returns the content of the file, and the part that is used; null for a series that is in no file. */
    public CsvSummary file() {
        return file;
    }

    /** Returns the number of rows of all runs together. */
    public long steps() {
        long rows = data.stream().mapToLong(series -> series.d().length).sum();
        return rows * plan.models().size() * plan.seeds().size();
    }

    /**
     * Runs all models over all series.
     *
     * @param models their settings
     * @param progress receives the number of rows that are done
     */
    public BacktestReport run(Models models, LongConsumer progress) {
        List<BacktestReport.Result> results = new ArrayList<>();
        List<BacktestReport.Alarm> alarms = new ArrayList<>();
        long rows = 0;
        long done = 0;
        for (Data series : data) {
            rows = Math.max(rows, series.d().length);
            for (String model : plan.models()) {
                long before = done;
                LongConsumer rowsDone = steps -> progress.accept(before + steps);
                List<TracedResult> horizons =
                        model.equals(SEASONAL) ? seasonal(series) : results(series, model, models, rowsDone);
                alarms.addAll(horizons.get(0).alarms);
                for (TracedResult traced : horizons) {
                    results.add(traced.result);
                    if (traced.trace != null) {
                        traces.accept(traced.trace);
                    }
                }
                done += (long) series.d().length * plan.seeds().size();
                progress.accept(done);
            }
        }
        return new BacktestReport(
                rows,
                plan.scaleByFile() ? "file" : "running",
                plan.scoreScale() == null ? null : plan.scoreScale().toString(),
                file,
                results,
                alarms);
    }

    private List<TracedResult> results(Data series, String model, Models models, LongConsumer progress) {
        List<Variant> variants = models.variants(model);
        LongPredicate ignored = alarmIgnored(series, models);
        if (variants.isEmpty()) {
            Variant only = new Variant(null, seed -> models.settings(model, seed));
            return results(series, model, only, ignored, progress);
        }
        List<TracedResult> all = new ArrayList<>();
        for (Variant variant : variants) {
            all.addAll(results(series, model, variant, ignored, done -> {}));
        }
        return bestOfEachHorizon(all);
    }

    private static LongPredicate alarmIgnored(Data series, Models models) {
        Optional<LongPredicate> ignored = models.alarmIgnored();
        if (ignored.isPresent() && !series.when().dated()) {
            throw new CsvException("alarm.ignored: expected a file with times, got none");
        }
        return ignored.orElse(time -> false);
    }

    private static List<TracedResult> bestOfEachHorizon(List<TracedResult> all) {
        Map<Integer, TracedResult> best = new TreeMap<>();
        all.forEach(next ->
                best.merge(next.result.horizon(), next, (one, two) -> two.result.mse() < one.result.mse() ? two : one));
        return List.copyOf(best.values());
    }

    private List<TracedResult> results(
            Data series, String model, Variant variant, LongPredicate alarmIgnored, LongConsumer progress) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < plan.seeds().size(); i++) {
            SeriesSettings seeded = variant.settings().apply(plan.seeds().get(i));
            long offset = (long) i * series.d().length;
            Run run = new Run(series, seeded, plan.testFrom(), plan.labelDelay())
                    .alarms(model, alarmIgnored)
                    .warm(donor);
            runs.add((traces != null && i == 0 ? run.traced() : run).run(row -> progress.accept(offset + row)));
        }
        if (runs.get(0).errors().isEmpty()) {
            throw nothingScored(series, model);
        }
        List<TracedResult> results = new ArrayList<>();
        for (int horizon : runs.get(0).errors().keySet()) {
            List<Errors> errors =
                    runs.stream().map(run -> run.errors().get(horizon)).toList();
            double micros = Median.of(runs.stream().mapToDouble(Run::microsPerStep));
            results.add(new TracedResult(
                    new EvaluatedRun(series, model, variant.name(), horizon, errors, unit(series))
                            .result(micros, runs.get(0).stateBytes()),
                    traces == null ? null : runs.get(0).trace(model, horizon),
                    runs.get(0).alarms()));
        }
        return results;
    }

    private double unit(Data series) {
        ScoreScale scale = plan.scoreScale();
        if (scale == null) {
            return 1;
        }
        double deviation = scale.to() <= series.d().length ? series.deviation(scale.from(), scale.to()) : 0;
        if (!(deviation > 0)) {
            throw new CsvException("score-scale: expected rows of '" + series.series() + "', of " + series.d().length
                    + " that run, whose values differ, got " + scale);
        }
        return deviation;
    }

    /**
     * Scores the baseline: the value k whole seasons earlier, with the smallest k for which it is known at the time of
     * the forecast. In the first rows it is the last known value, so that all models are scored by the same labels.
     */
    private List<TracedResult> seasonal(Data series) {
        List<TracedResult> all = new ArrayList<>();
        for (int horizon : plan.horizons()) {
            int first = all.size();
            for (int season : plan.seasons()) {
                int lag = seasonsBack(season, horizon);
                Errors errors = new Errors();
                for (int row = (int) plan.testFrom() + horizon; row < series.d().length; row++) {
                    double error = series.d()[row] - series.d()[row - (row < lag ? horizon : lag)];
                    if (!Double.isNaN(error)) {
                        errors.add(error);
                    }
                }
                if (errors.count() > 0) {
                    EvaluatedRun evaluated = new EvaluatedRun(
                            series, SEASONAL, "season " + season, horizon, List.of(errors), unit(series));
                    all.add(new TracedResult(evaluated.result(0, (long) lag * Double.BYTES), null, List.of()));
                }
            }
            if (all.size() == first) {
                throw nothingScored(series, SEASONAL);
            }
        }
        return bestOfEachHorizon(all);
    }

    /** Returns the smallest multiple of a season, in rows, that is at least a horizon. */
    public static int seasonsBack(int season, int horizon) {
        return (horizon + season - 1) / season * season;
    }

    private CsvException nothingScored(Data series, String model) {
        return new CsvException(
                "series '" + series.series() + "', model " + model + ": expected forecasts to score, got none in "
                        + series.d().length + " rows (test-from " + plan.testFrom() + ")");
    }
}
