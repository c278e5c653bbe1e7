package io.spindrift.model.distribution;

import io.spindrift.model.interval.Quantile;
import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.NormalQuantile;
import io.spindrift.model.scale.ForecastBounds;
import java.util.List;
import java.util.TreeMap;

/**
 * The distribution of a forecast, as it was issued: a quantile for each probability. At the bounds of intervals, quantiles are these bounds. Between
 * them, and to the median, they are linear in Φ⁻¹(τ). Beyond the widest interval they continue as the tracked quantiles do, up to τ = .001 and .999,
 * and are flat from there on.
 */
public final class PredictiveDistribution {
    private final double forecast;
    /** Quantiles by Φ⁻¹(τ); empty where nothing is known about the size of errors. */
    private final TreeMap<Double, Double> quantiles = new TreeMap<>();

    /**
     * @param bounds of all levels; NaN for no intervals
     * @param spread the tracked quantiles by Φ⁻¹(τ), times their scale
     * @param possible within which all quantiles are
     */
    PredictiveDistribution(
            double forecast, Levels levels, double[] bounds, TreeMap<Double, Double> spread, ForecastBounds possible) {
        this.forecast = forecast;
        if (bounds.length == 0 || Double.isNaN(bounds[0])) {
            return;
        }
        for (int b = 0; b < bounds.length; b++) {
            quantiles.put(NormalQuantile.of(levels.probability(b)), bounds[b]);
        }
        double median = forecast + interpolated(spread, 0);
        int inner = levels.ascending(0);
        quantiles.put(0.0, Clamp.between(bounds[Levels.lower(inner)], median, bounds[Levels.upper(inner)]));
        extend(spread, possible);
    }

    private void extend(TreeMap<Double, Double> spread, ForecastBounds possible) {
        double first = quantiles.firstKey();
        double last = quantiles.lastKey();
        double lowest = quantiles.get(first) - interpolated(spread, first);
        double highest = quantiles.get(last) - interpolated(spread, last);
        spread.headMap(first).forEach((z, distance) -> quantiles.put(z, possible.within(lowest + distance)));
        spread.tailMap(last, false).forEach((z, distance) -> quantiles.put(z, possible.within(highest + distance)));
    }

    /** Returns the forecast, which is a mean rather than a median. */
    public double forecast() {
        return forecast;
    }

    /**
     * Returns the number that the label is at most with the given probability; NaN where nothing is known about the size of errors.
     *
     * @param probability τ, above 0, below 1
     */
    public double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability: expected above 0 and below 1, got " + probability);
        }
        return quantiles.isEmpty() ? Double.NaN : interpolated(quantiles, NormalQuantile.of(probability));
    }

    /** Returns the quantiles at some probabilities, each above 0, below 1. */
    public List<Quantile> quantiles(List<Double> probabilities) {
        return probabilities.stream()
                .map(probability -> new Quantile(probability, quantile(probability)))
                .toList();
    }

    private static double interpolated(TreeMap<Double, Double> quantiles, double z) {
        var below = quantiles.floorEntry(z);
        var above = quantiles.ceilingEntry(z);
        if (below == null || above == null) {
            return below == null ? above.getValue() : below.getValue();
        }
        double width = above.getKey() - below.getKey();
        double share = width > 0 ? (z - below.getKey()) / width : 0;
        return below.getValue() + share * (above.getValue() - below.getValue());
    }
}
