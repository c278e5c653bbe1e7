package io.spindrift.model.blend;

import io.spindrift.model.state.FieldVisitor;

/** Weights of experts, updated online by their past errors. They are at least 0 and sum to 1. */
interface WeightRule {

    /**
     * Returns the weighted mean of forecasts.
     *
     * @param forecasts of the experts, the first of them at {@code from}
     */
    double mix(double[] forecasts, int from);

    /** Returns the present weights; valid until the next call. */
    double[] weights();

    /**
     * Updates the weights with a label.
     *
     * @param forecasts as they were mixed, the first of them at {@code from}
     * @param mixed the weighted mean of the forecasts
     * @param label y
     * @param variance of the errors, above 0; losses are divided by it
     */
    void update(double[] forecasts, int from, double mixed, double label, double variance);

    /**
     * Lets the weights count as those of fewer labels ({@link io.spindrift.model.train.PowerPrior}).
     *
     * @param labels number of labels so far
     */
    void discount(long labels);

    void visit(FieldVisitor fields);
}
