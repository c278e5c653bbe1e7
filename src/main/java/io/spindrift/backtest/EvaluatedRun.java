package io.spindrift.backtest;

import io.spindrift.backtest.BacktestReport.Interval;
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
                intervals());
    }

    private List<Interval> intervals() {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < errors.get(0).intervals().size(); i++) {
            int level = i;
            intervals.add(new Interval(
                    errors.get(0).intervals().get(i).level(),
                    median(level, IntervalErrors::coverage),
                    median(level, IntervalErrors::worstCoverage),
                    median(level, IntervalErrors::width) / unit,
                    median(level, IntervalErrors::pinball) / unit));
        }
        return intervals;
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
