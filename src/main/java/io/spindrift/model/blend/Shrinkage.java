package io.spindrift.model.blend;

import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.PowerPrior;

/**
 * Shrinks a forecast toward an anchor: anchor + ρ (forecast − anchor). ρ is the discounted least squares of the distance of labels
 * from the anchor on the distance of forecasts, with a prior at 0:
 *
 * <pre>
 *     ρ = clamp(Σ γⁱ (y − a)(f − a)/σ² / (Σ γⁱ (f − a)²/σ² + 2 √h), 0, 1)      (N)
 * </pre>
 */
final class Shrinkage {
    private static final double DISCOUNT = 0.9995;
    /** In σ; far beyond the distance of any label that is not an outlier. */
    private static final double MAX_DISTANCE = 1e4;

    private final double prior;
    private double product;
    private double square;

    /** @param horizon h, at least 1 */
    Shrinkage(int horizon) {
        prior = 2 * Math.sqrt(horizon);
    }

    double shrink(double forecast, double anchor) {
        return anchor + share() * (forecast - anchor);
    }

    /** ρ. */
    double share() {
        return Math.max(0, Math.min(1, product / (square + prior)));
    }

    /**
     * Updates ρ with a label.
     *
     * @param forecast f, before it was shrunk
     * @param anchor a
     * @param label y
     * @param deviation σ, above 0
     */
    void update(double forecast, double anchor, double label, double deviation) {
        double distance = bounded((forecast - anchor) / deviation);
        product = DISCOUNT * product + bounded((label - anchor) / deviation) * distance;
        square = DISCOUNT * square + distance * distance;
    }

    private static double bounded(double distance) {
        return Math.max(-MAX_DISTANCE, Math.min(MAX_DISTANCE, distance));
    }

    void discount(long labels) {
        double share = PowerPrior.share(labels, DISCOUNT);
        product *= share;
        square *= share;
    }

    void visit(FieldVisitor fields) {
        product = fields.float64("mix.product", product);
        square = fields.float64("mix.square", square);
    }
}
