package io.spindrift.model.train;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.state.FieldVisitor;

/**
 * The settings of {@link Rls}.
 *
 * @param forgetting λ, above 0.5, at most 1: a label n steps ago has the weight λ^n
 * @param initVariance P_0 of each weight, above 0, at most 1e6
 */
public record RlsSettings(double forgetting, double initVariance) implements LearnerSettings {

    public RlsSettings {
        Settings.above("forgetting", 0.5, 1, forgetting);
        Settings.above("initVariance", 0, 1e6, initVariance);
    }

    @Override
    public Kind kind() {
        return Kind.RLS;
    }

    @Override
    public Learner create(int inputs, long series, Precision precision) {
        return new Rls(this, inputs, precision);
    }

    @Override
    public long stateBytes(int inputs) {
        long weights = inputs + 1L;
        return (weights + weights * weights + 3) * Double.BYTES + Innovation.STATE_BYTES;
    }

    @Override
    public RlsSettings visit(FieldVisitor fields) {
        return new RlsSettings(
                fields.float64("settings.forgetting", forgetting),
                fields.float64("settings.initVariance", initVariance));
    }
}
