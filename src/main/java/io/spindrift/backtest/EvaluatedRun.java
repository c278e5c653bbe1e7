package io.spindrift.backtest;

import io.spindrift.backtest.BacktestReport.Interval;
import io.spindrift.backtest.BacktestReport.PValue;
import io.spindrift.backtest.BacktestReport.Pit;
import io.spindrift.backtest.BacktestReport.Quantile;
import io.spindrift.backtest.BacktestReport.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Evaluates a model on a series at a horizon, with medians over seeds.
 *
 * @param data the rows
 * @param model its name
 * @param chosen the best variant in hindsight, or null
 * @param horizon in rows
 * @param errors of each seed
 * @param unit by which errors are divided, except those relative to the variance of the label
 */
record EvaluatedRun(Data data, String model, String chosen, int horizon, List<Errors> errors, double unit) {

    Result result(double micros, long stateBytes) {
        double mse = median(Errors::mse);
        double variance = data.variance();
        return new Result(
                data.series(),
                model,
                chosen,
                horizon,
                errors.get(0).count(),
                mse / (unit * unit),
                mse / variance,
                median(Errors::mseLastQuarter) / variance,
                median(Errors::mae) / unit,
                values(Errors::mse).min().orElseThrow() / variance,
                values(Errors::mse).max().orElseThrow() / variance,
                micros,
                stateBytes,
                intervals(),
                quantiles(),
                pit(),
                pValues());
    }

    private List<Interval> intervals() {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < errors.get(0).intervals().size(); i++) {
            int level = i;
            IntervalErrors first = errors.get(0).intervals().get(i);
            intervals.add(new Interval(
                    first.level(),
                    median(level, IntervalErrors::coverage),
                    ChanceBand.of(first.count(), horizon, first.level()),
                    median(level, IntervalErrors::below),
                    median(level, IntervalErrors::above),
                    median(level, IntervalErrors::worstCoverage),
                    median(level, IntervalErrors::width) / unit,
                    median(level, IntervalErrors::pinball) / unit,
                    median(level, interval -> interval.gaussianPinball(horizon)) / unit));
        }
        return intervals;
    }

    private List<Quantile> quantiles() {
        List<Quantile> quantiles = new ArrayList<>();
        for (int i = 0; i < errors.get(0).distributions().quantiles().size(); i++) {
            int index = i;
            QuantileErrors first = errors.get(0).distributions().quantiles().get(i);
            quantiles.add(new Quantile(
                    first.probability(),
                    median(seed -> seed.distributions().quantiles().get(index).share()),
                    ChanceBand.of(first.labels(), horizon, first.probability()),
                    median(seed -> seed.distributions().quantiles().get(index).pinball()) / unit));
        }
        return quantiles;
    }

    private Pit pit() {
        int labels = errors.get(0).distributions().pit().labels();
        if (labels == 0) {
            return null;
        }
        double[] means = new double[PitHistogram.BINS];
        for (Errors seed : errors) {
            double[] shares = seed.distributions().pit().shares();
            for (int i = 0; i < means.length; i++) {
                means[i] += shares[i] / errors.size();
            }
        }
        return new Pit(means, ChanceBand.of(labels, horizon, 1.0 / PitHistogram.BINS));
    }

    private List<PValue> pValues() {
        int labels = errors.get(0).pValues().labels();
        List<PValue> pValues = new ArrayList<>();
        for (int i = 0; labels > 0 && i < PValueCounts.BOUNDS.size(); i++) {
            int index = i;
            double bound = PValueCounts.BOUNDS.get(i);
            pValues.add(new PValue(
                    bound, median(seed -> seed.pValues().share(index)), ChanceBand.of(labels, horizon, bound)));
        }
        return pValues;
    }

    private double median(int level, ToDoubleFunction<IntervalErrors> measure) {
        return median(
                errorsOfSeed -> measure.applyAsDouble(errorsOfSeed.intervals().get(level)));
    }

    private double median(ToDoubleFunction<Errors> measure) {
        return Median.of(values(measure));
    }

    private DoubleStream values(ToDoubleFunction<Errors> measure) {
        return errors.stream().mapToDouble(measure);
    }
}
