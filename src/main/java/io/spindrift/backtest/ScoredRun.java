package io.spindrift.backtest;

import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.csv.CsvException;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.SeriesSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A run of a model over a series of the series mode that keeps all scores of some horizons, so that it can be evaluated from several
 * rows on.
 */
public final class ScoredRun {
    private final Data data;
    private final String model;
    private final long stateBytes;
    private final double microsPerStep;
    private final Map<Integer, Errors> errors;
    private final Map<Integer, List<HorizonScore>> scores = new TreeMap<>();

    /**
     * Runs through all rows.
     *
     * @param data the rows
     * @param model its name
     * @param settings of the model
     * @param testFrom the first row whose forecast counts for {@link #mse}
     * @param kept the horizons whose scores are kept
     */
    public ScoredRun(Data data, String model, SeriesSettings settings, long testFrom, Collection<Integer> kept) {
        this.data = data;
        this.model = model;
        Run run = new Run(data, settings, testFrom, 0) {
            @Override
            void score(HorizonScore score) {
                if (kept.contains(score.horizon())) {
                    scores.computeIfAbsent(score.horizon(), horizon -> new ArrayList<>())
                            .add(score);
                }
            }
        }.run(row -> {});
        errors = run.errors();
        stateBytes = run.stateBytes();
        microsPerStep = run.microsPerStep();
    }

    /** Returns the mean squared error of each horizon that has a counted forecast. */
    public Map<Integer, Double> mse() {
        Map<Integer, Double> squares = new TreeMap<>();
        errors.forEach((horizon, each) -> squares.put(horizon, each.mse()));
        return squares;
    }

    /** Returns the scores of a horizon that is kept, in the order of their labels. */
    public List<HorizonScore> scores(int horizon) {
        return scores.getOrDefault(horizon, List.of());
    }

    /** Returns the number of scored forecasts of a horizon that were issued from a row on. */
    public long count(int horizon, long from) {
        return scores(horizon).stream().filter(from(from)).count();
    }

    /**
     * Returns the result of a backtest whose first counted row is {@code from}.
     *
     * @throws CsvException if there are no scores from that row on
     */
    public Result result(int horizon, long from) {
        Errors errors = new Errors();
        scores(horizon).stream().filter(from(from)).forEach(score -> errors.add(score, List.of()));
        if (errors.count() == 0) {
            throw new CsvException("series '" + data.series() + "', model " + model + ", horizon " + horizon
                    + ": expected forecasts from row " + from + " on, got none in " + data.d().length + " rows");
        }
        return new EvaluatedRun(data, model, null, horizon, List.of(errors), 1).result(microsPerStep, stateBytes);
    }

    /**
     * Returns the mean squared error of the forecasts before a row, divided by that of the naive forecast; NaN if there
     * are none.
     */
    public double overNaiveBefore(int horizon, long to) {
        double squared = 0;
        double naiveSquared = 0;
        for (HorizonScore score : scores(horizon)) {
            if (score.madeAt().sequence() < to) {
                double naiveError = score.label() - score.naive();
                squared += score.error() * score.error();
                naiveSquared += naiveError * naiveError;
            }
        }
        return squared / naiveSquared;
    }

    /** Returns the Gaussian band with the coverage of the intervals of a level over the same rows. */
    public GaussianBand gaussian(int horizon, long from, BacktestReport.Interval interval) {
        return GaussianBand.of(scores(horizon), horizon, from, interval.level(), interval.coverage());
    }

    private static Predicate<HorizonScore> from(long row) {
        return score -> score.madeAt().sequence() >= row;
    }
}
