package io.spindrift.model.blend;

import io.spindrift.model.forecaster.ForecasterSettings;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.past.Seasons;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.Learner;
import io.spindrift.model.train.LearnerSettings;

/**
 * The settings of a blend: experts of different kinds, weighted online by their past errors ({@link Mixture}).
 *
 * @param networks whether networks are among the experts; without them a step costs a fraction, but no expert is nonlinear
 * @param seed of the initial weights of the networks
 * @param seasons whose values are features in the series mode
 */
public record BlendSettings(boolean networks, long seed, Seasons seasons) implements LearnerSettings {
    /** With networks. */
    public static final BlendSettings FULL = new BlendSettings(true, Defaults.SEED, Seasons.DEFAULT);

    /** Without networks. */
    public static final BlendSettings LINEAR = new BlendSettings(false, Defaults.SEED, Seasons.DEFAULT);

    /**
     * Returns the settings of the learner of the series mode.
     *
     * @param horizons h, ascending
     * @param bounds of forecasts
     * @param series the hash of the series' name, which keys the noise
     */
    public ForecasterSettings forecaster(int[] horizons, ForecastBounds bounds, long series) {
        Noise noise = networks ? new Noise(series, seed) : null;
        return new ForecasterSettings(horizons, seasons, noise, bounds);
    }

    @Override
    public Kind kind() {
        return Kind.BLEND;
    }

    /** Creates the experts of the regression mode. */
    @Override
    public Learner create(int inputs, long series, Precision precision) {
        return new RegressionExperts(this, inputs, series, precision);
    }

    @Override
    public long stateBytes(int inputs) {
        return RegressionExperts.bytes(this, inputs);
    }

    @Override
    public BlendSettings visit(FieldVisitor fields) {
        return new BlendSettings(
                fields.flag("settings.networks", networks), fields.int64("settings.seed", seed), seasons.visit(fields));
    }
}
