package io.spindrift.model.train;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.state.FieldVisitor;

/** What learns, and how: one record for each trainer. */
public interface LearnerSettings {

    /** The trainers, by the names under which settings are stored. */
    enum Kind {
        SGD,
        EKF,
        PARTICLE_FILTER,
        RLS,
        MLP,
        NAIVE,
        BLEND,
        KRONECKER
    }

    /** Which trainer these are the settings of. */
    Kind kind();

    /**
     * A learner at its start.
     *
     * @param inputs p, the length of the regressor
     * @param series the hash of the series' name, which keys the noise
     * @param precision of its rows of numbers
     */
    Learner create(int inputs, long series, Precision precision);

    /** The same with rows of doubles. */
    default Learner create(int inputs, long series) {
        return create(inputs, series, Precision.FLOAT64);
    }

    /**
     * The bytes of a learner's state, eight for each number.
     *
     * @param inputs p, the length of the regressor
     */
    long stateBytes(int inputs);

    /** Saves these settings, or restores stored ones of the same kind. */
    LearnerSettings visit(FieldVisitor fields);
}
