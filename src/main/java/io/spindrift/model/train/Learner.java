package io.spindrift.model.train;

import io.spindrift.model.state.StateExchange;
import java.util.OptionalDouble;

/**
 * A model that learns one label at a time. It goes forward by {@link #learn} and {@link #skip} alone, one call for each
 * observation in order; to forecast, an {@link Outlook} runs ahead of it and changes nothing.
 *
 * <p>Regressors and labels are standardised numbers.
 */
public interface Learner {

    /**
     * Takes the next observation with its label.
     *
     * @param x regressor, length p
     * @param label d
     */
    void learn(double[] x, double label);

    /**
     * Takes the next observation, of which no label will ever come: the state advances, nothing is learnt.
     *
     * @param x regressor, length p
     */
    void skip(double[] x);

    /** A new outlook that stands where this learner stands. */
    Outlook outlook();

    /** N_eff, from 1 to N, of a learner that weighs particles. */
    default OptionalDouble effectiveSampleSize() {
        return OptionalDouble.empty();
    }

    /** Saves or restores all that later results depend on. */
    void exchange(StateExchange io);
}
