package io.spindrift.model.distribution;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.state.FieldVisitor;
import java.util.TreeMap;

/** The distribution of errors in units of their scale: {@link QuantileTracker quantiles}, and a {@link ParetoTail} beyond τ = .02 and .98. */
public final class ErrorShape {
    private static final double OUTSIDE = 0.04;
    private static final double MAX_ERROR = 1e6;

    private final QuantileTracker quantiles;
    private final ParetoTail below = new ParetoTail();
    private final ParetoTail above = new ParetoTail();

    /** @param horizon h, at least 1 */
    public ErrorShape(int horizon) {
        quantiles = new QuantileTracker(horizon);
    }

    /** The quantile at a probability. */
    double quantile(QuantileTracker.Point point) {
        return quantiles.at(point);
    }

    /** All tracked quantiles, times a scale, by Φ⁻¹(τ). */
    TreeMap<Double, Double> spread(double scale) {
        return quantiles.spread(scale);
    }

    /**
     * Returns the two-sided p-value of a number: 2 min(τ, 1 − τ) between the quantiles at .02 and .98, .04 times the probability of a larger excess beyond.
     *
     * @param u an error in units of its scale, infinite or not
     */
    public double pValue(double u) {
        if (u < quantiles.low()) {
            return OUTSIDE * below.beyond(quantiles.low() - bounded(u));
        }
        if (u > quantiles.high()) {
            return OUTSIDE * above.beyond(bounded(u) - quantiles.high());
        }
        double probability = quantiles.probability(u);
        return 2 * Math.min(probability, 1 - probability);
    }

    /**
     * Takes a number in: first the tails, by the quantiles as they are, then the quantiles.
     *
     * @param count how many numbers there have been, this one included
     */
    public void learn(double u, long count) {
        double error = bounded(u);
        if (error < quantiles.low()) {
            below.learn(quantiles.low() - error);
        } else if (error > quantiles.high()) {
            above.learn(error - quantiles.high());
        }
        quantiles.learn(error, count);
    }

    private static double bounded(double u) {
        return Clamp.symmetric(u, MAX_ERROR);
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields) {
        quantiles.visit(fields);
        below.visit(fields);
        above.visit(fields);
    }
}
