package io.spindrift.model.history;

import io.spindrift.model.state.FieldVisitor;

/**
 * The root of a running mean square of differences over about 500 of them, bias-corrected. After the first {@value #TRUSTING}, one
 * counts as at most {@value #BOUND} such roots, so that a wild number cannot blow up the scale of all that follow; a true change of
 * scale still widens it by a tenth at every step.
 */
final class RunningRms {
    private static final double RATE = 0.002;
    private static final int TRUSTING = 21;
    /** Passed by the weight, 1 − (1 − rate)ⁿ, with the last of these. */
    private static final double TRUSTING_WEIGHT = (TRUSTING - 1) * RATE;

    private static final double BOUND = 10;

    private double square;
    private double weight;

    /** Takes a difference in, bounded. */
    void update(double difference, double min) {
        double bounded = bounded(difference, min);
        weight += RATE * (1 - weight);
        square += RATE * (bounded * bounded - square);
    }

    /**
     * A difference as it counts.
     *
     * @param min the bound is no less than that of this root
     */
    double bounded(double difference, double min) {
        double max = BOUND * Math.max(root(), min);
        return weight < TRUSTING_WEIGHT || max == 0 ? difference : Math.max(-max, Math.min(max, difference));
    }

    /** Whether there was a difference. */
    boolean known() {
        return weight > 0;
    }

    /** 0 where there was none. */
    double root() {
        return known() ? Math.sqrt(square / weight) : 0;
    }

    void visit(FieldVisitor fields, String component) {
        square = fields.float64(component + ".square", square);
        weight = fields.float64(component + ".weight", weight);
    }
}
