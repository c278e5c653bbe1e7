package io.spindrift.backtest;

import io.spindrift.backtest.BacktestReport.Interval;
import io.spindrift.backtest.BacktestReport.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * One model on one series at one horizon, about to be reported; medians over seeds.
 *
 * @param data the rows
 * @param model its name
 * @param chosen what hindsight chose, or null
 * @param horizon in rows
 * @param errors of each seed
 * @param unit by which errors are divided, but for those over the variance of the label
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
                each(Errors::mse).min().orElseThrow() / variance,
                each(Errors::mse).max().orElseThrow() / variance,
                micros,
                stateBytes,
                intervals());
    }

    private List<Interval> intervals() {
        List<Double> levels = errors.get(0).levels();
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            int level = i;
            intervals.add(new Interval(
                    levels.get(i),
                    median(each -> each.coverage(level)),
                    median(each -> each.worstCoverage(level)),
                    median(each -> each.width(level)) / unit,
                    median(each -> each.pinball(level)) / unit));
        }
        return intervals;
    }

    private double median(ToDoubleFunction<Errors> measure) {
        return Median.of(each(measure));
    }

    private DoubleStream each(ToDoubleFunction<Errors> measure) {
        return errors.stream().mapToDouble(measure);
    }
}
