package io.spindrift.model.train;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.state.StateExchange;

/**
 * The settings of {@link Persistence}.
 *
 * @param levels whether labels are levels, the last of which is the forecast, or changes, of which it is 0
 */
public record PersistenceSettings(boolean levels) implements LearnerSettings {

    @Override
    public Kind kind() {
        return Kind.PERSISTENCE;
    }

    @Override
    public Learner create(int inputs, long series, Precision precision) {
        return new Persistence(levels);
    }

    @Override
    public long stateBytes(int inputs) {
        return Double.BYTES;
    }

    @Override
    public PersistenceSettings exchange(StateExchange io) {
        return new PersistenceSettings(io.flag("settings.levels", levels));
    }
}
