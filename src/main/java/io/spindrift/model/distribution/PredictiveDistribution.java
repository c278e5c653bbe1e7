package io.spindrift.model.distribution;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.NormalProbability;
import io.spindrift.model.numeric.NormalQuantile;
import io.spindrift.model.scale.ForecastBounds;
import java.util.Map;
import java.util.SortedMap;
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

    private PredictiveDistribution(double forecast) {
        this.forecast = forecast;
    }

    /**
     * Returns the distribution that has published quantiles. Between them it is that of the forecast as it was issued if they have
     * all bounds of its intervals and the median.
     *
     * @param forecast the point forecast
     * @param byProbability quantiles by their probabilities, each above 0, below 1; they do not decrease; NaN, or none, where nothing is
     *     known about the size of errors
     */
    public static PredictiveDistribution of(double forecast, SortedMap<Double, Double> byProbability) {
        PredictiveDistribution distribution = new PredictiveDistribution(forecast);
        byProbability.forEach((probability, quantile) -> {
            if (!Double.isNaN(quantile)) {
                distribution.quantiles.put(NormalQuantile.of(checked(probability)), quantile);
            }
        });
        return distribution;
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
        double z = NormalQuantile.of(checked(probability));
        return quantiles.isEmpty() ? Double.NaN : interpolated(quantiles, z);
    }

    private static double checked(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability: expected above 0 and below 1, got " + probability);
        }
        return probability;
    }

    /**
     * Returns the probability that the label is at most a number, by (BX); NaN where nothing is known about the size of errors. It is 0 below the
     * lowest known quantile and 1 above the highest: nothing is known about the shape of the distribution beyond them.
     */
    public double cdf(double number) {
        if (quantiles.isEmpty() || Double.isNaN(number)) {
            return Double.NaN;
        }
        if (number < quantiles.firstEntry().getValue()) {
            return 0;
        }
        return number > quantiles.lastEntry().getValue()
                ? 1
                : probabilities(number).high();
    }

    /**
     * Returns the probabilities whose quantile is a number. Those of a number beyond the outermost known quantile are all probabilities
     * beyond it.
     *
     * @throws IllegalStateException where nothing is known about the size of errors
     */
    public ProbabilityRange probabilities(double number) {
        Map.Entry<Double, Double> below = null;
        Map.Entry<Double, Double> first = null;
        Map.Entry<Double, Double> last = null;
        Map.Entry<Double, Double> above = null;
        for (Map.Entry<Double, Double> quantile : quantiles.entrySet()) {
            if (quantile.getValue() < number) {
                below = quantile;
            } else if (quantile.getValue() > number) {
                above = quantile;
                break;
            } else {
                first = first == null ? quantile : first;
                last = quantile;
            }
        }
        if (first != null) {
            return new ProbabilityRange(NormalProbability.of(first.getKey()), NormalProbability.of(last.getKey()));
        }
        return between(below, number, above);
    }

    /** Returns the probabilities of a number between two quantiles, of which one is null beyond the outermost. */
    private static ProbabilityRange between(
            Map.Entry<Double, Double> below, double number, Map.Entry<Double, Double> above) {
        if (below == null && above == null) {
            throw new IllegalStateException("expected a distribution with quantiles, got none");
        }
        if (below == null) {
            return new ProbabilityRange(0, NormalProbability.of(above.getKey()));
        }
        if (above == null) {
            return new ProbabilityRange(NormalProbability.of(below.getKey()), 1);
        }
        double share = (number - below.getValue()) / (above.getValue() - below.getValue());
        double probability = NormalProbability.of(below.getKey() + share * (above.getKey() - below.getKey()));
        return new ProbabilityRange(probability, probability);
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
