package io.spindrift.model.train;

import io.spindrift.model.state.StateExchange;

/** What learns, and how: one record for each trainer. */
public interface LearnerSettings {

    /** The trainers, by the names under which settings are stored. */
    enum Kind {
        SGD,
        EKF,
        PARTICLE_FILTER,
        RLS,
        PERCEPTRON,
        PERSISTENCE,
        BLEND
    }

    /** Which trainer these are the settings of. */
    Kind kind();

    /**
     * A learner at its start.
     *
     * @param inputs p, the length of the regressor
     * @param series the hash of the series' name, which keys the noise
     */
    Learner create(int inputs, long series);

    /**
     * The bytes of a learner's state.
     *
     * @param inputs p, the length of the regressor
     */
    long stateBytes(int inputs);

    /** Saves these settings, or restores stored ones of the same kind. */
    LearnerSettings exchange(StateExchange io);
}
