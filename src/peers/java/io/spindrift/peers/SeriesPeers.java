package io.spindrift.peers;

import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.reproduce.Baselines;
import io.spindrift.reproduce.Job;
import io.spindrift.reproduce.JobResults;
import io.spindrift.reproduce.Means;
import io.spindrift.reproduce.ResultsSection;
import io.spindrift.reproduce.ResultsTable;
import io.spindrift.reproduce.SeriesFiles;
import io.spindrift.reproduce.SeriesFiles.Group;
import io.spindrift.reproduce.SeriesFiles.Series;
import io.spindrift.reproduce.SeriesJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Series: Spindrift's default and baselines, regressors of MOA on lags, and the forest of AWS. */
final class SeriesPeers implements ResultsTable {
    private final SeriesFiles files;

    /** A column of the table. */
    private interface Error {
        double of(Series series, int horizon, JobResults done);
    }

    private static final Map<String, Error> COLUMNS = columns();

    SeriesPeers(SeriesFiles files) {
        this.files = files;
    }

    private static Map<String, Error> columns() {
        Map<String, Error> columns = new LinkedHashMap<>();
        columns.put("Spindrift blend", SeriesPeers::blend);
        columns.put("seasonal", (series, horizon, done) -> baseline("seasonal", series, horizon, done));
        columns.put("rls, in hindsight", (series, horizon, done) -> baseline("rls", series, horizon, done));
        for (SeriesPeer peer : SeriesPeer.values()) {
            columns.put(
                    peer.title(),
                    (series, horizon, done) ->
                            done.of(new SeriesPeerJob(series, peer)).get(horizon));
        }
        return columns;
    }

    @Override
    public String name() {
        return "series";
    }

    @Override
    public List<Path> absent() {
        return files.absent();
    }

    @Override
    public List<Job<?>> jobs() {
        List<Job<?>> jobs = new ArrayList<>();
        for (Series series : files.all()) {
            for (SeriesPeer peer : SeriesPeer.values()) {
                jobs.add(new SeriesPeerJob(series, peer));
            }
            jobs.addAll(SeriesJob.all(series, SeriesJob.BLEND));
            jobs.add(Baselines.job(series, SeriesJob.HORIZONS));
        }
        return jobs;
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section = new ResultsSection("Series")
                .paragraph("""
                        Mean squared error divided by that of the naive forecast, from row %d on. Every forecaster gets a label when it arrives, as many rows
                        later as the horizon. MOA: one regressor per horizon, whose inputs are the last %d values and the value one season before the
                        label; values are mapped onto [−1, 1] by the whole file. RCFCaster: shingles of %d values, extrapolated after each. Seasonal: the known
                        season of the series. `rls`: the best of six, chosen in hindsight. `blend`: median of seeds 1 to 5.
                        """.formatted(SeriesJob.COUNTED_FROM, Lagged.LAGS, Caster.SHINGLE))
                .leftOut(files);
        if (!files.groups().isEmpty()) {
            SeriesJob.HORIZONS.forEach(horizon -> table(section, horizon, done));
        }
        return section.markdown();
    }

    private void table(ResultsSection section, int horizon, JobResults done) {
        List<String> titles = new ArrayList<>(List.of("series"));
        titles.addAll(COLUMNS.keySet());
        section.heading("Horizon " + horizon).columns(titles);
        for (Group group : files.groups()) {
            section.row(group.title(), cells(error -> ratio(error, group, horizon, done)));
        }
        section.row(
                "geometric mean",
                cells(error -> Means.geometric(files.groups().stream()
                        .map(group -> ratio(error, group, horizon, done))
                        .toList())));
    }

    /** A figure of each column. */
    private static List<String> cells(ToDoubleFunction<Error> figure) {
        return COLUMNS.values().stream()
                .map(error -> ResultsSection.figure("%.3f", figure.applyAsDouble(error)))
                .toList();
    }

    private static double ratio(Error error, Group group, int horizon, JobResults done) {
        return Means.geometric(group.series().stream()
                .map(series -> error.of(series, horizon, done) / baseline("naive", series, horizon, done))
                .toList());
    }

    private static double blend(Series series, int horizon, JobResults done) {
        return SeriesJob.mse(series, SeriesJob.BLEND, horizon, done);
    }

    private static double baseline(String model, Series series, int horizon, JobResults done) {
        return done.of(Baselines.job(series, SeriesJob.HORIZONS)).stream()
                .filter(result -> result.horizon() == horizon && result.model().equals(model))
                .mapToDouble(Result::mse)
                .findFirst()
                .orElse(Double.NaN);
    }
}
