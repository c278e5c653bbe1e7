package io.spindrift.model.train;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Symmetric;
import io.spindrift.model.readout.Network;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.state.FieldVisitor;

/**
 * The settings of {@link Ekf}.
 *
 * @param network the shape of the network
 * @param initStddev standard deviation of the initial parameters, above 0, at most 10
 * @param parameterInitVariance P_0 of each parameter, above 0, at most 100
 * @param stateInitVariance P_0 of each state, above 0, at most 100
 * @param parameterProcessNoise Q of each parameter, 1e-9 to 1
 * @param stateProcessNoise Q of each state, 1e-9 to 1
 * @param noiseRatio R relative to the variance of the labels, 1e-6 to 100
 * @param seed of the initial parameters
 */
public record EkfSettings(
        NetworkSettings network,
        double initStddev,
        double parameterInitVariance,
        double stateInitVariance,
        double parameterProcessNoise,
        double stateProcessNoise,
        double noiseRatio,
        long seed)
        implements LearnerSettings {

    public EkfSettings {
        Settings.above("initStddev", 0, 10, initStddev);
        Settings.above("parameterInitVariance", 0, 100, parameterInitVariance);
        Settings.above("stateInitVariance", 0, 100, stateInitVariance);
        Settings.within("parameterProcessNoise", Settings.MIN_DRIFT, 1, parameterProcessNoise);
        Settings.within("stateProcessNoise", Settings.MIN_DRIFT, 1, stateProcessNoise);
        Settings.within("noiseRatio", Settings.MIN_NOISE_RATIO, 100, noiseRatio);
    }

    /** Returns the same settings for a network of another shape. */
    public EkfSettings withNetwork(NetworkSettings other) {
        return new EkfSettings(
                other,
                initStddev,
                parameterInitVariance,
                stateInitVariance,
                parameterProcessNoise,
                stateProcessNoise,
                noiseRatio,
                seed);
    }

    @Override
    public Kind kind() {
        return Kind.EKF;
    }

    @Override
    public Learner create(int inputs, long series, Precision precision) {
        return new Ekf(this, inputs, series, precision);
    }

    @Override
    public long stateBytes(int inputs) {
        Network shape = Network.shape(network, inputs, false);
        long states = shape.stateRows();
        long size = shape.parameters();
        long covariance = states * states + states * size + Symmetric.numbers(size);
        return (states + size + covariance) * Double.BYTES + Innovation.STATE_BYTES;
    }

    @Override
    public EkfSettings visit(FieldVisitor fields) {
        return new EkfSettings(
                network.visit(fields),
                fields.float64("settings.initStddev", initStddev),
                fields.float64("settings.parameterInitVariance", parameterInitVariance),
                fields.float64("settings.stateInitVariance", stateInitVariance),
                fields.float64("settings.parameterProcessNoise", parameterProcessNoise),
                fields.float64("settings.stateProcessNoise", stateProcessNoise),
                fields.float64("settings.noiseRatio", noiseRatio),
                fields.int64("settings.seed", seed));
    }
}
