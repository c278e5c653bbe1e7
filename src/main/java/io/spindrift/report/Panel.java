package io.spindrift.report;

import io.spindrift.backtest.Errors;
import io.spindrift.backtest.Trace;
import io.spindrift.report.Curves.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The plots of one model on one series at one horizon.
 *
 * @param series the name of the series
 * @param model the name of the model
 * @param horizon the horizon, in rows; 0 in regression mode
 * @param dated whether the axis has milliseconds, and not rows
 * @param levels the levels of the intervals
 * @param forecasts the label, the forecast, then the lower and the upper bound of each level
 * @param saved the cumulative reduction of the squared error, of the model and then of each of its experts: the squared error
 *     of the naive forecast minus that of the model, divided by the final squared error of the naive forecast; null if the
 *     naive forecast has no error
 * @param weights the weight of each expert, then of the anchor, whose weight is the rest to 1; null for a single model
 * @param coverage the fraction of labels in the intervals over the last {@code window}, one curve for each level; null without
 *     intervals, or with few labels
 * @param window the length of the window, in forecasts
 */
record Panel(
        String series,
        String model,
        int horizon,
        boolean dated,
        List<Double> levels,
        Curves forecasts,
        Curves saved,
        Curves weights,
        Curves coverage,
        int window) {
    private static final int MAX_WINDOW = 500;
    private static final int MIN_WINDOW = 10;
    /** The maximum window, as a fraction of all forecasts. */
    private static final int MIN_WINDOWS = 4;

    static Panel of(Trace trace) {
        int window = Math.min(MAX_WINDOW, trace.labels().length / MIN_WINDOWS);
        return new Panel(
                trace.series(),
                trace.model(),
                trace.horizon(),
                trace.dated(),
                trace.intervals().stream().map(Trace.Band::level).toList(),
                forecasts(trace),
                saved(trace),
                weights(trace),
                coverage(trace, window),
                window);
    }

    /** Returns curves with a limited number of points, for forecasts and for all others. */
    Panel thinned(int forecastsMax, int othersMax) {
        return with(forecasts.thinned(forecastsMax), curves -> curves.thinned(othersMax));
    }

    /** Returns curves with a fraction of their points. */
    Panel reduced(double share) {
        return with(forecasts.reduced(share), curves -> curves.reduced(share));
    }

    /** Returns the approximate number of numbers of its curves. */
    long numbers() {
        return Stream.of(forecasts, saved, weights, coverage)
                .filter(Objects::nonNull)
                .mapToLong(Curves::numbers)
                .sum();
    }

    private Panel with(Curves otherForecasts, UnaryOperator<Curves> change) {
        return new Panel(
                series,
                model,
                horizon,
                dated,
                levels,
                otherForecasts,
                saved == null ? null : change.apply(saved),
                weights == null ? null : change.apply(weights),
                coverage == null ? null : change.apply(coverage),
                window);
    }

    private static Curves forecasts(Trace trace) {
        List<Curve> curves = new ArrayList<>();
        curves.add(new Curve("label", trace.labels()));
        curves.add(new Curve("forecast", trace.forecasts()));
        for (Trace.Band band : trace.intervals()) {
            curves.add(new Curve("lower", band.lower()));
            curves.add(new Curve("upper", band.upper()));
        }
        return Curves.of(trace.times(), curves);
    }

    private static Curves saved(Trace trace) {
        double[] naive = squaresSoFar(trace.labels(), trace.naive());
        double all = naive[naive.length - 1];
        if (!(all > 0)) {
            return null;
        }
        List<Curve> curves = new ArrayList<>();
        curves.add(new Curve(trace.model(), saved(trace, trace.forecasts(), naive)));
        for (Trace.Expert expert : trace.experts()) {
            curves.add(new Curve(expert.name(), saved(trace, expert.forecasts(), naive)));
        }
        return Curves.of(trace.times(), curves);
    }

    private static double[] saved(Trace trace, double[] forecasts, double[] naive) {
        double[] saved = sum(naive, -1, squaresSoFar(trace.labels(), forecasts));
        double all = naive[naive.length - 1];
        for (int i = 0; i < saved.length; i++) {
            saved[i] /= all;
        }
        return saved;
    }

    private static Curves weights(Trace trace) {
        if (trace.experts().isEmpty()) {
            return null;
        }
        List<Curve> curves = new ArrayList<>();
        double[] anchor = new double[trace.labels().length];
        Arrays.fill(anchor, 1);
        for (Trace.Expert expert : trace.experts()) {
            curves.add(new Curve(expert.name(), expert.weights()));
            anchor = sum(anchor, -1, expert.weights());
        }
        curves.add(new Curve("anchor", anchor));
        return Curves.of(trace.times(), curves);
    }

    private static Curves coverage(Trace trace, int window) {
        if (trace.intervals().isEmpty() || window < MIN_WINDOW) {
            return null;
        }
        List<Curve> curves = trace.intervals().stream()
                .map(band -> new Curve(Double.toString(band.level()), shares(trace, band, window)))
                .toList();
        long[] times = trace.times();
        return Curves.of(Arrays.copyOfRange(times, window - 1, times.length), curves);
    }

    /**
     * Returns the fraction of labels in the intervals over a window, from the first full window on. Forecasts without an interval
     * do not count; NaN for a window without intervals.
     */
    private static double[] shares(Trace trace, Trace.Band band, int window) {
        double[] shares = new double[trace.labels().length - window + 1];
        int held = 0;
        int known = 0;
        for (int i = 0; i < trace.labels().length; i++) {
            held += held(trace, band, i);
            known += known(band, i);
            if (i >= window) {
                held -= held(trace, band, i - window);
                known -= known(band, i - window);
            }
            if (i >= window - 1) {
                shares[i - window + 1] = (double) held / known;
            }
        }
        return shares;
    }

    private static int known(Trace.Band band, int i) {
        return Double.isNaN(band.lower()[i]) ? 0 : 1;
    }

    private static int held(Trace trace, Trace.Band band, int i) {
        double forecast = trace.forecasts()[i];
        boolean covered =
                Errors.covered(trace.labels()[i] - forecast, forecast - band.lower()[i], band.upper()[i] - forecast);
        return covered ? 1 : 0;
    }

    private static double[] squaresSoFar(double[] labels, double[] forecasts) {
        double[] sums = new double[labels.length];
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double error = labels[i] - forecasts[i];
            sum += error * error;
            sums[i] = sum;
        }
        return sums;
    }

    private static double[] sum(double[] left, double factor, double[] right) {
        double[] sum = new double[left.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = left[i] + factor * right[i];
        }
        return sum;
    }
}
