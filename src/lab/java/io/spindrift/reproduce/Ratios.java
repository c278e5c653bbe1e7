package io.spindrift.reproduce;

import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.reproduce.SeriesFiles.Group;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The errors of a model on series at one horizon over those of the best baseline of each, in hindsight; where chance has a part,
 * medians over seeds.
 *
 * @param done what jobs found
 * @param model its name
 * @param horizon in rows
 */
record Ratios(JobResults done, String model, int horizon) {

    /** The geometric mean over the series of a group. */
    double of(Group group) {
        return Means.geometric(group.series().stream()
                .map(series -> SeriesJob.mse(series, model, horizon, done) / bestMse(series))
                .toList());
    }

    /** The geometric mean over groups, each counted once. */
    double of(List<Group> groups) {
        return Means.geometric(groups.stream().map(this::of).toList());
    }

    /** Of several runs, be it of series or of seeds, the range as well. */
    String cell(Group group) {
        String mean = ResultsSection.figure("%.3f", of(group));
        List<Double> sorted =
                group.series().stream().flatMap(this::runs).sorted().toList();
        return sorted.size() < 2
                ? mean
                : mean + ResultsSection.range("%.3f", sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** Returns the best baseline; for several series, how often each one was best. */
    String best(Group group) {
        if (group.series().size() == 1) {
            return best(group.series().get(0)).map(Ratios::words).orElse(ResultsSection.UNDEFINED);
        }
        Map<String, Long> times = group.series().stream()
                .flatMap(series -> best(series).map(Result::model).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return Baselines.MODELS.stream()
                .filter(times::containsKey)
                .map(each -> each + ": " + times.get(each))
                .collect(Collectors.joining(", "));
    }

    private Stream<Double> runs(SeriesFiles.Series series) {
        double best = bestMse(series);
        return SeriesJob.runs(series, model, horizon, done).stream().map(mse -> mse / best);
    }

    private double bestMse(SeriesFiles.Series series) {
        return best(series).map(Result::mse).orElse(Double.NaN);
    }

    private Optional<Result> best(SeriesFiles.Series series) {
        return Baselines.best(done.of(Baselines.job(series, SeriesJob.EACH)), horizon);
    }

    private static String words(Result result) {
        return result.chosen() == null ? result.model() : result.model() + ": " + result.chosen();
    }
}
