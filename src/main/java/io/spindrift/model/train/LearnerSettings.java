package io.spindrift.model.train;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.state.FieldVisitor;

/** The settings of a learner: one record for each trainer. */
public interface LearnerSettings {

    /** The trainers. Settings are stored under these names. */
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

    /** Returns the trainer. */
    Kind kind();

    /**
     * Returns a learner in its initial state.
     *
     * @param inputs p, the length of the regressor
     * @param series the hash of the series' name, which keys the noise
     * @param precision of its rows of numbers
     */
    Learner create(int inputs, long series, Precision precision);

    /** Returns a learner in its initial state, with rows of doubles. */
    default Learner create(int inputs, long series) {
        return create(inputs, series, Precision.FLOAT64);
    }

    /**
     * Returns the bytes of a learner's state, eight for each number.
     *
     * @param inputs p, the length of the regressor
     */
    long stateBytes(int inputs);

    /** Saves these settings, or restores stored ones of the same trainer. */
    LearnerSettings visit(FieldVisitor fields);
}
