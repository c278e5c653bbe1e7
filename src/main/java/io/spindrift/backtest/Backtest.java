package io.spindrift.backtest;

import io.spindrift.csv.CsvException;
import io.spindrift.csv.CsvSummary;
import io.spindrift.csv.CsvTable;
import io.spindrift.model.series.Donor;
import io.spindrift.model.series.SeriesSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * Models over a file, prequential: each row is forecast from what came before, judged by its label, and learned. Several seeds
 * give medians.
 */
public final class Backtest {
    /** The name of a baseline that is no model: the value one season before. */
    public static final String SEASONAL = "seasonal";

    private static final int MAX_DELAY = 50_000;

    private final List<Data> data;
    /** Null where rows are not of a file. */
    private final CsvSummary file;

    private final Plan plan;
    private Donor donor;
    /** Null where nobody wants traces. */
    private Consumer<Trace> traces;

    /** A result, and the trace of its first seed: null where nobody wants it, or nothing was forecast one by one. */
    private record Found(BacktestReport.Result result, Trace trace) {}

    /** Gives the settings of a model by name, for a seed. */
    public interface Models {
        SeriesSettings settings(String model, long seed);

        /** The variants of a model of which hindsight chooses the best; none for a model that is what it is. */
        default List<Variant> variants(String model) {
            return List.of();
        }
    }

    /**
     * One of several, of which hindsight chooses.
     *
     * @param name in words
     * @param settings for a seed
     */
    public record Variant(String name, LongFunction<SeriesSettings> settings) {}

    /**
     * Rows by whose deviation errors are divided.
     *
     * @param from the first, at least 0
     * @param to beyond the last, above {@code from}
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
     * What is run.
     *
     * @param models names of models
     * @param seeds one run each
     * @param scaleByFile whether regressors and target are scaled by the whole file, as published tables do
     * @param testFrom the first row whose forecast is counted
     * @param labelDelay regression mode: how many rows later a label follows
     * @param seasons of the baseline {@value #SEASONAL}, in rows, each at least 1; of several, hindsight chooses
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

    public Backtest(CsvTable table, ColumnSelection choice, Plan plan) {
        List<Data> read = choice.read(table);
        this.file = table.summary(choice.taken(table));
        this.data = read.stream()
                .map(each -> plan.scaleByFile() ? each.scaledByFile() : each)
                .map(each -> each.first(choice.rows()))
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
     * Has a run tell every forecast of the first seed, model by model; not of {@value #SEASONAL}, which is none.
     *
     * @param consumer told series by series, in the order of the results
     */
    public Backtest traced(Consumer<Trace> consumer) {
        traces = consumer;
        return this;
    }

    /**
     * Has series begin with what another has learned, under those models that are learned as it was.
     *
     * @param from or null for none
     */
    public Backtest warm(Donor from) {
        donor = from;
        return this;
    }

    /** What is in the file, and what of it is run; null where rows are not of a file. */
    public CsvSummary file() {
        return file;
    }

    /** How many rows will be gone through, all runs together. */
    public long steps() {
        long rows = data.stream().mapToLong(each -> each.d().length).sum();
        return rows * plan.models().size() * plan.seeds().size();
    }

    /**
     * Runs all models over all series.
     *
     * @param models their settings
     * @param progress told how many rows have been gone through
     */
    public BacktestReport run(Models models, LongConsumer progress) {
        List<BacktestReport.Result> results = new ArrayList<>();
        long rows = 0;
        long done = 0;
        for (Data each : data) {
            rows = Math.max(rows, each.d().length);
            for (String model : plan.models()) {
                long before = done;
                LongConsumer ahead = steps -> progress.accept(before + steps);
                for (Found found : model.equals(SEASONAL) ? seasonal(each) : found(each, model, models, ahead)) {
                    results.add(found.result);
                    if (found.trace != null) {
                        traces.accept(found.trace);
                    }
                }
                done += (long) each.d().length * plan.seeds().size();
                progress.accept(done);
            }
        }
        return new BacktestReport(
                rows,
                plan.scaleByFile() ? "file" : "running",
                plan.scoreScale() == null ? null : plan.scoreScale().toString(),
                file,
                results);
    }

    private List<Found> found(Data each, String model, Models models, LongConsumer progress) {
        List<Variant> variants = models.variants(model);
        if (variants.isEmpty()) {
            return found(each, model, null, seed -> models.settings(model, seed), progress);
        }
        List<Found> all = new ArrayList<>();
        for (Variant variant : variants) {
            all.addAll(found(each, model, variant.name(), variant.settings(), done -> {}));
        }
        return bestOfEachHorizon(all);
    }

    private static List<Found> bestOfEachHorizon(List<Found> all) {
        Map<Integer, Found> best = new TreeMap<>();
        all.forEach(found -> best.merge(
                found.result.horizon(), found, (one, other) -> other.result.mse() < one.result.mse() ? other : one));
        return List.copyOf(best.values());
    }

    private List<Found> found(
            Data each, String model, String chosen, LongFunction<SeriesSettings> settings, LongConsumer progress) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < plan.seeds().size(); i++) {
            SeriesSettings seeded = settings.apply(plan.seeds().get(i));
            long offset = (long) i * each.d().length;
            Run run = new Run(each, seeded, plan.testFrom(), plan.labelDelay()).warm(donor);
            runs.add((traces != null && i == 0 ? run.traced() : run).run(row -> progress.accept(offset + row)));
        }
        if (runs.get(0).errors().isEmpty()) {
            throw nothingJudged(each, model);
        }
        List<Found> found = new ArrayList<>();
        for (int horizon : runs.get(0).errors().keySet()) {
            List<Errors> errors =
                    runs.stream().map(run -> run.errors().get(horizon)).toList();
            double micros = Median.of(runs.stream().mapToDouble(Run::microsPerStep));
            found.add(new Found(
                    new EvaluatedRun(each, model, chosen, horizon, errors, unit(each))
                            .result(micros, runs.get(0).stateBytes()),
                    traces == null ? null : runs.get(0).trace(model, horizon)));
        }
        return found;
    }

    private double unit(Data each) {
        ScoreScale scale = plan.scoreScale();
        if (scale == null) {
            return 1;
        }
        double deviation = scale.to() <= each.d().length ? each.deviation(scale.from(), scale.to()) : 0;
        if (!(deviation > 0)) {
            throw new CsvException("score-scale: expected rows of '" + each.series() + "', of " + each.d().length
                    + " that run, whose values differ, got " + scale);
        }
        return deviation;
    }

    /**
     * The value k whole seasons before, k the least that is known when the forecast is made; the last known value as long as
     * there is none, so that all models are judged by the same labels.
     */
    private List<Found> seasonal(Data each) {
        List<Found> all = new ArrayList<>();
        for (int horizon : plan.horizons()) {
            int before = all.size();
            for (int season : plan.seasons()) {
                int back = seasonsBack(season, horizon);
                Errors errors = new Errors();
                for (int row = (int) plan.testFrom() + horizon; row < each.d().length; row++) {
                    double error = each.d()[row] - each.d()[row - (row < back ? horizon : back)];
                    if (!Double.isNaN(error)) {
                        errors.add(error);
                    }
                }
                if (errors.count() > 0) {
                    EvaluatedRun judged =
                            new EvaluatedRun(each, SEASONAL, "season " + season, horizon, List.of(errors), unit(each));
                    all.add(new Found(judged.result(0, (long) back * Double.BYTES), null));
                }
            }
            if (all.size() == before) {
                throw nothingJudged(each, SEASONAL);
            }
        }
        return bestOfEachHorizon(all);
    }

    /** The least number of whole seasons, in rows, that is no less than a horizon. */
    public static int seasonsBack(int season, int horizon) {
        return (horizon + season - 1) / season * season;
    }

    private CsvException nothingJudged(Data each, String model) {
        return new CsvException(
                "series '" + each.series() + "', model " + model + ": expected forecasts to score, got none in "
                        + each.d().length + " rows (test-from " + plan.testFrom() + ")");
    }
}
