package io.spindrift.model.train;

import io.spindrift.model.state.FieldVisitor;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A model that learns one label at a time. Only {@link #learn} and {@link #skip} change its state, with one call for
 * each observation in order. Forecasts come from a {@link RolloutState}, which runs ahead and does not change the
 * learner.
 *
 * <p>Regressors and labels are standardized numbers.
 */
public interface Learner {
    /** The name of the only expert of a learner that is not a mixture. */
    List<String> SINGLE = List.of("model");

    /**
     * Learns the next observation with its label.
     *
     * @param x regressor, length p
     * @param label d
     */
    void learn(double[] x, double label);

    /**
     * Processes the next observation if its label will never arrive: the state advances, and nothing is learned.
     *
     * @param x regressor, length p
     */
    void skip(double[] x);

    /** Returns a new rollout that starts at the state of this learner. */
    RolloutState rollout();

    /** Returns the names of the experts whose forecasts are mixed; one name if there is no mixture. */
    default List<String> experts() {
        return SINGLE;
    }

    /**
     * Computes those entries of a regressor that depend on the learned state, when its observation arrives. Changes
     * nothing else.
     *
     * @param x regressor, modified
     */
    default void derive(double[] x) {
        // Most learners leave the regressor unchanged.
    }

    /** Returns N_eff, from 1 to N, of a particle filter; empty for other learners. */
    default OptionalDouble effectiveSampleSize() {
        return OptionalDouble.empty();
    }

    /**
     * Turns the learned state of a series into the initial state of another one. State of the series itself, such as a
     * recurrent state, is cleared. Certainty is reduced to that of {@link PowerPrior#LABELS} labels.
     *
     * @param labels number of labels that were learned
     */
    default void transfer(long labels) {
        // By default there are only parameters, without a measure of their certainty.
    }

    /** Saves or restores all state that later results depend on. */
    void visit(FieldVisitor fields);
}
