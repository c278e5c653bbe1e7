package io.spindrift.model.train;

import io.spindrift.model.state.StateExchange;

/** What learns, and how: one record for each trainer. */
public sealed interface LearnerSettings
        permits SgdSettings, EkfSettings, ParticleFilterSettings, RlsSettings, PerceptronSettings, PersistenceSettings {

    /** The trainers, by the names under which settings are stored. */
    enum Kind {
        SGD,
        EKF,
        PARTICLE_FILTER,
        RLS,
        PERCEPTRON,
        PERSISTENCE
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

    /** Saves settings, or restores stored ones of any kind. */
    static LearnerSettings exchange(LearnerSettings present, StateExchange io) {
        Kind kind = io.choice("settings.trainer", present.kind(), Kind.class);
        LearnerSettings shape = kind == present.kind() ? present : Defaults.of(kind);
        return shape.exchange(io);
    }
}
