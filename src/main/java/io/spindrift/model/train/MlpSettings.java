package io.spindrift.model.train;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Symmetric;
import io.spindrift.model.scale.ErrorVariance;
import io.spindrift.model.state.FieldVisitor;

/**
 * The settings of {@link Mlp}.
 *
 * @param units maximum number of hidden units, 1 to 128; fewer if the covariance would exceed
 *     {@code covarianceEntriesMax}
 * @param covarianceEntriesMax maximum number of entries of the covariance, at least 1
 * @param initStddev standard deviation of the initial W and b times √p, above 0, at most 10
 * @param initVariance P_0 of W and b, above 0, at most 100; that of the others is 1
 * @param processNoise q, added to the variance of each parameter at every step, 1e-9 to 1
 * @param errorRatio R relative to the variance of the errors, 1e-6 to 1000
 * @param seed of the initial parameters
 */
public record MlpSettings(
        int units,
        int covarianceEntriesMax,
        double initStddev,
        double initVariance,
        double processNoise,
        double errorRatio,
        long seed)
        implements LearnerSettings {
    private static final int MAX_UNITS = 128;
    private static final double MAX_SHARE = 1000;

    public MlpSettings {
        Settings.count("units", 1, MAX_UNITS, units);
        Settings.count("covarianceEntriesMax", 1, Integer.MAX_VALUE, covarianceEntriesMax);
        Settings.above("initStddev", 0, 10, initStddev);
        Settings.above("initVariance", 0, 100, initVariance);
        Settings.within("processNoise", Settings.MIN_DRIFT, 1, processNoise);
        Settings.within("errorRatio", Settings.MIN_NOISE_RATIO, MAX_SHARE, errorRatio);
    }

    /** Returns m: as many hidden units as the maximum size of the covariance allows, at least one. */
    int unitsFor(int inputs) {
        int fitting = units;
        while (fitting > 1 && Symmetric.numbers(size(fitting, inputs)) > covarianceEntriesMax) {
            fitting--;
        }
        return fitting;
    }

    /** Returns n. */
    int parameters(int inputs) {
        return size(unitsFor(inputs), inputs);
    }

    @Override
    public Kind kind() {
        return Kind.MLP;
    }

    @Override
    public Learner create(int inputs, long series, Precision precision) {
        return new Mlp(this, inputs, series, precision);
    }

    @Override
    public long stateBytes(int inputs) {
        long size = parameters(inputs);
        return (size + Symmetric.numbers(size)) * Double.BYTES + ErrorVariance.STATE_BYTES;
    }

    @Override
    public MlpSettings visit(FieldVisitor fields) {
        return new MlpSettings(
                fields.int32("settings.units", units, 1, MAX_UNITS),
                fields.int32("settings.covarianceEntriesMax", covarianceEntriesMax, 1, Integer.MAX_VALUE),
                fields.float64("settings.initStddev", initStddev),
                fields.float64("settings.initVariance", initVariance),
                fields.float64("settings.processNoise", processNoise),
                fields.float64("settings.errorRatio", errorRatio),
                fields.int64("settings.seed", seed));
    }

    private static int size(int units, int inputs) {
        return units * (inputs + 2) + inputs + 1;
    }
}
