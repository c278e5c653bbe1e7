package io.spindrift.reproduce;

import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.reproduce.SeriesFiles.Group;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The errors of a model on series at one horizon over those of the best baseline of each, in hindsight.
 *
 * @param done what jobs found
 * @param model its name
 * @param horizon in rows
 */
record Ratios(Done done, String model, int horizon) {

    /** The geometric mean over the series of a group. */
    double of(Group group) {
        return Means.geometric(each(group));
    }

    /** The geometric mean over groups, each counted once. */
    double of(List<Group> groups) {
        return Means.geometric(groups.stream().map(this::of).toList());
    }

    /** Of a group of several, the range as well. */
    String cell(Group group) {
        String mean = Section.figure("%.3f", of(group));
        List<Double> sorted = each(group).stream().sorted().toList();
        return sorted.size() < 2 ? mean : mean + Section.range("%.3f", sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** What was best; of several series, how often each. */
    String best(Group group) {
        if (group.series().size() == 1) {
            return best(group.series().get(0)).map(Ratios::words).orElse(Section.UNDEFINED);
        }
        Map<String, Long> times = group.series().stream()
                .flatMap(series -> best(series).map(Result::model).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return Baselines.MODELS.stream()
                .filter(times::containsKey)
                .map(each -> each + ": " + times.get(each))
                .collect(Collectors.joining(", "));
    }

    private List<Double> each(Group group) {
        return group.series().stream().map(this::ratio).toList();
    }

    private double ratio(SeriesFiles.Series series) {
        SeriesJob.At own = done.of(new SeriesJob(series, model)).horizons().get(horizon);
        Optional<Result> best = best(series);
        return own == null || best.isEmpty()
                ? Double.NaN
                : own.counted().mse() / best.get().mse();
    }

    private Optional<Result> best(SeriesFiles.Series series) {
        return Baselines.best(done.of(Baselines.job(series, SeriesJob.HORIZONS)), horizon);
    }

    private static String words(Result result) {
        return result.chosen() == null ? result.model() : result.model() + ": " + result.chosen();
    }
}
