package io.spindrift.model.past;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.state.FieldVisitor;

/**
 * The root of a running mean square of differences over about 500 of them, bias-corrected. After the first 21, one counts as at most
 * {@value #BOUND} such roots, so that an impossible number cannot spoil the scale of all that follow. A true change of scale still
 * widens it by a tenth at every step.
 */
final class RunningRms {
    private static final double RATE = 0.002;
    /** The weight, 1 − (1 − rate)ⁿ, passes this with the 21st difference. */
    private static final double TRUSTING_WEIGHT = 20 * RATE;

    private static final double BOUND = 10;

    private double square;
    private double weight;

    /** Takes a difference in, bounded by {@link #bounded}. */
    void update(double difference, double min) {
        double bounded = bounded(difference, min);
        weight += RATE * (1 - weight);
        square += RATE * (bounded * bounded - square);
    }

    /**
     * A difference as it counts.
     *
     * @param min the bound is at least that of this root
     */
    double bounded(double difference, double min) {
        double max = BOUND * Math.max(root(), min);
        return weight < TRUSTING_WEIGHT || max == 0 ? difference : Clamp.symmetric(difference, max);
    }

    /** Whether there has been a difference. */
    boolean known() {
        return weight > 0;
    }

    /** The root; 0 before the first difference. */
    double root() {
        return known() ? Math.sqrt(square / weight) : 0;
    }

    void visit(FieldVisitor fields, String component) {
        square = fields.float64(component + ".square", square);
        weight = fields.float64(component + ".weight", weight);
    }
}
