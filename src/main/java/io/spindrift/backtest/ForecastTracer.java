package io.spindrift.backtest;

import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.interval.Quantile;
import io.spindrift.model.series.HorizonMixture;
import io.spindrift.model.series.HorizonScore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Collects the forecasts of one horizon, and those of their experts, with the labels that score them. */
final class ForecastTracer {
    private final LongStream.Builder rows = LongStream.builder();
    private final LongStream.Builder times = LongStream.builder();
    private final DoubleStream.Builder labels = DoubleStream.builder();
    private final DoubleStream.Builder forecasts = DoubleStream.builder();
    private final DoubleStream.Builder naive = DoubleStream.builder();
    private final DoubleStream.Builder pValues = DoubleStream.builder();
    private final List<Band> bands = new ArrayList<>();
    private final List<QuantileCurve> quantiles = new ArrayList<>();
    private final List<Expert> experts = new ArrayList<>();
    /** Mixtures whose labels have not arrived. */
    private final Deque<Issued> issued = new ArrayDeque<>();

    private record Band(double level, DoubleStream.Builder lower, DoubleStream.Builder upper) {}

    private record QuantileCurve(double probability, DoubleStream.Builder values) {}

    private record Expert(String name, DoubleStream.Builder forecasts, DoubleStream.Builder weights) {}

    private record Issued(long sequence, HorizonMixture mixture) {}

    void issued(long sequence, HorizonMixture mixture) {
        issued.addLast(new Issued(sequence, mixture));
    }

    /**
     * Adds a label with its forecast.
     *
     * @param published quantiles of the forecast
     * @param time of the row that has the label
     */
    void scored(HorizonScore score, List<Quantile> published, long time) {
        rows.add(score.madeAt().sequence());
        times.add(time);
        labels.add(score.label());
        forecasts.add(score.prediction());
        naive.add(score.naive());
        pValues.add(score.pValue());
        for (int i = 0; i < score.intervals().size(); i++) {
            IntervalScore interval = score.intervals().get(i);
            if (i == bands.size()) {
                bands.add(new Band(interval.level(), DoubleStream.builder(), DoubleStream.builder()));
            }
            bands.get(i).lower.add(interval.lower());
            bands.get(i).upper.add(interval.upper());
        }
        addQuantiles(published);
        addExperts(score.madeAt().sequence());
    }

    private void addQuantiles(List<Quantile> published) {
        for (int i = 0; i < published.size(); i++) {
            if (i == quantiles.size()) {
                quantiles.add(new QuantileCurve(published.get(i).probability(), DoubleStream.builder()));
            }
            quantiles.get(i).values.add(published.get(i).value());
        }
    }

    /** Labels arrive in the order of their forecasts, and some never arrive. */
    private void addExperts(long sequence) {
        while (!issued.isEmpty() && issued.peekFirst().sequence() < sequence) {
            issued.removeFirst();
        }
        if (issued.isEmpty()) {
            return;
        }
        HorizonMixture mixture = issued.removeFirst().mixture();
        for (int k = 0; k < mixture.forecasts().length; k++) {
            if (k == experts.size()) {
                experts.add(new Expert(mixture.experts().get(k), DoubleStream.builder(), DoubleStream.builder()));
            }
            experts.get(k).forecasts.add(mixture.forecasts()[k]);
            experts.get(k).weights.add(mixture.weights()[k]);
        }
    }

    Trace trace(Data data, String model, int horizon) {
        return new Trace(
                data.series(),
                model,
                horizon,
                data.when().dated(),
                rows.build().toArray(),
                times.build().toArray(),
                numbers(labels),
                numbers(forecasts),
                numbers(naive),
                numbers(pValues),
                bands.stream()
                        .map(band -> new Trace.Band(band.level, numbers(band.lower), numbers(band.upper)))
                        .toList(),
                quantiles.stream()
                        .map(curve -> new Trace.QuantileCurve(curve.probability, numbers(curve.values)))
                        .toList(),
                experts.stream()
                        .map(expert ->
                                new Trace.Expert(expert.name, numbers(expert.forecasts), numbers(expert.weights)))
                        .toList());
    }

    private static double[] numbers(DoubleStream.Builder numbers) {
        return numbers.build().toArray();
    }
}
