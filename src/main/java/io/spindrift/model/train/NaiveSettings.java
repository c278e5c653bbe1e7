package io.spindrift.model.train;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.state.FieldVisitor;

/**
 * The settings of {@link Naive}.
 *
 * @param levels whether labels are levels, so that the forecast is the last label; if they are changes, it is 0
 */
public record NaiveSettings(boolean levels) implements LearnerSettings {

    @Override
    public Kind kind() {
        return Kind.NAIVE;
    }

    @Override
    public Learner create(int inputs, long series, Precision precision) {
        return new Naive(levels);
    }

    @Override
    public long stateBytes(int inputs) {
        return Double.BYTES;
    }

    @Override
    public NaiveSettings visit(FieldVisitor fields) {
        return new NaiveSettings(fields.flag("settings.levels", levels));
    }
}
