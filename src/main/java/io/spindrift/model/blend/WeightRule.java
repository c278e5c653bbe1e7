package io.spindrift.model.blend;

import io.spindrift.model.state.FieldVisitor;

/** Weighs forecasts by what labels have told of them; all weights are at least 0 and sum to 1. */
interface WeightRule {

    /**
     * The weighted mean of forecasts.
     *
     * @param forecasts of the experts, the first of them at {@code from}
     */
    double mix(double[] forecasts, int from);

    /** The weights as they stand; to be read before the next call. */
    double[] weights();

    /**
     * Takes a label in.
     *
     * @param forecasts as they were mixed, the first of them at {@code from}
     * @param mixed what came of it
     * @param label y
     * @param variance of the errors, by which losses are made numbers without unit; above 0
     */
    void judge(double[] forecasts, int from, double mixed, double label, double variance);

    /**
     * Makes weights count as those of fewer labels ({@link io.spindrift.model.train.PowerPrior}).
     *
     * @param labels that have been taken in
     */
    void discount(long labels);

    void visit(FieldVisitor fields);
}
