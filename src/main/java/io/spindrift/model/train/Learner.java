package io.spindrift.model.train;

import io.spindrift.model.state.FieldVisitor;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A model that learns one label at a time. It goes forward by {@link #learn} and {@link #skip} alone, one call for each
 * observation in order; to forecast, an {@link RolloutState} runs ahead of it and changes nothing.
 *
 * <p>Regressors and labels are standardized numbers.
 */
public interface Learner {
    /** The experts of a learner that is one. */
    List<String> SINGLE = List.of("model");

    /**
     * Takes the next observation with its label.
     *
     * @param x regressor, length p
     * @param label d
     */
    void learn(double[] x, double label);

    /**
     * Takes the next observation, of which no label will ever come: the state advances, nothing is learned.
     *
     * @param x regressor, length p
     */
    void skip(double[] x);

    /** A new outlook that stands where this learner stands. */
    RolloutState outlook();

    /** The names of the experts whose forecasts are to be mixed; a single one where there is nothing to mix. */
    default List<String> experts() {
        return SINGLE;
    }

    /**
     * Fills in what of a regressor is computed by what has been learned, when its observation comes. Changes nothing else.
     *
     * @param x regressor, modified
     */
    default void derive(double[] x) {
        // Most regressors are complete.
    }

    /** N_eff, from 1 to N, of a learner that weighs particles. */
    default OptionalDouble effectiveSampleSize() {
        return OptionalDouble.empty();
    }

    /**
     * Makes what has been learned of one series what another begins with: a memory of the series itself, such as a recurrent state, is
     * forgotten, and what is held for certain is so no more than after {@link PowerPrior#LABELS} labels.
     *
     * @param labels how many have been learned
     */
    default void transfer(long labels) {
        // Parameters alone, of which nothing is held for certain.
    }

    /** Saves or restores all that later results depend on. */
    void visit(FieldVisitor fields);
}
