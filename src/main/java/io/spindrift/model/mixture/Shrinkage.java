package io.spindrift.model.mixture;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.pool.PriorPool;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.PowerPrior;

/**
 * Draws a forecast toward the anchor as far as labels say: ρ f, with ρ the discounted least squares of labels y on forecasts f, both
 * distances from the anchor, under a prior of no distance:
 *
 * <pre>
 *     ρ = clamp(Σ γⁱ y f/σ² / (Σ γⁱ f²/σ² + √h), 0, 1),   γ = 1 − max(.0005, min(.05, 1/n))          (BC)
 * </pre>
 *
 * <p>The first forecasts of a series are wild, and the fast forgetting at the start forgets them.
 */
final class Shrinkage {
    private static final double RATE = 0.0005;
    private static final double MAX_RATE = 0.05;
    /** In σ: far beyond the distance of any label but an impossible one. */
    private static final double MAX_DISTANCE = 1e4;

    /** Σ f²/σ² over √h at the start from a prior whose series had forecasts that were all right. */
    private static final double POOLED_EVIDENCE = 5;
    /** How far a new series is assumed to be of the same kind as the pooled ones. */
    private static final double POOLED_RELEVANCE = 0.75;

    private float product;
    private float square;

    /**
     * ρ.
     *
     * @param prior √h
     */
    double share(double prior) {
        return Clamp.between(0, product / (square + prior), 1);
    }

    /**
     * Takes a label in.
     *
     * @param forecast f, before it was shrunk
     * @param label y
     * @param deviation σ, above 0
     * @param count how many labels there have been, this one included
     */
    void learn(double forecast, double label, double deviation, long count) {
        double keep = 1 - Clamp.between(RATE, 1.0 / count, MAX_RATE);
        double distance = Clamp.symmetric(forecast / deviation, MAX_DISTANCE);
        product = (float) (keep * product + Clamp.symmetric(label / deviation, MAX_DISTANCE) * distance);
        square = (float) (keep * square + distance * distance);
    }

    /** Lets the sums count as those of {@link PowerPrior#LABELS} labels. */
    void discount(long labels) {
        float share = (float) PowerPrior.share(labels, 1 - RATE);
        product *= share;
        square *= share;
    }

    /**
     * Passes ρ to a pool; or starts with .75 of its mean ρ̄ over series:
     *
     * <pre>
     *     Σ f²/σ² = 5 ρ̄ √h;   Σ y f/σ² = .75 ρ̄ (Σ f²/σ² + √h)                                       (BV)
     * </pre>
     *
     * <p>So a few labels of a series of another kind draw its forecasts to the anchor, and pooled series whose forecasts were useless say
     * nothing.
     *
     * @param prior √h
     */
    void pool(PriorPool pool, String name, double prior) {
        float[] mean = {(float) share(prior)};
        pool.mean(name, mean);
        if (pool.finished()) {
            square = (float) (POOLED_EVIDENCE * mean[0] * prior);
            product = (float) (POOLED_RELEVANCE * mean[0] * (square + prior));
        }
    }

    void visit(FieldVisitor fields) {
        product = (float) fields.float64("mixture.product", product);
        square = (float) fields.float64("mixture.square", square);
    }
}
