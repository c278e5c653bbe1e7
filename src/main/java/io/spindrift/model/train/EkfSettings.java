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
 * @param startDeviation deviation of the parameters at the start, above 0, at most 10
 * @param parameterVariance P_0 of each parameter, above 0, at most 100
 * @param stateVariance P_0 of each state, above 0, at most 100
 * @param parameterDrift Q of each parameter, 1e-9 to 1
 * @param stateDrift Q of each state, 1e-9 to 1
 * @param noiseShare R as a share of the variance of the labels, 1e-6 to 100
 * @param seed of the start
 */
public record EkfSettings(
        NetworkSettings network,
        double startDeviation,
        double parameterVariance,
        double stateVariance,
        double parameterDrift,
        double stateDrift,
        double noiseShare,
        long seed)
        implements LearnerSettings {

    public EkfSettings {
        Settings.above("startDeviation", 0, 10, startDeviation);
        Settings.above("parameterVariance", 0, 100, parameterVariance);
        Settings.above("stateVariance", 0, 100, stateVariance);
        Settings.within("parameterDrift", Settings.MIN_DRIFT, 1, parameterDrift);
        Settings.within("stateDrift", Settings.MIN_DRIFT, 1, stateDrift);
        Settings.within("noiseShare", Settings.MIN_NOISE_SHARE, 100, noiseShare);
    }

    /** The same for a network of another shape. */
    public EkfSettings withNetwork(NetworkSettings other) {
        return new EkfSettings(
                other, startDeviation, parameterVariance, stateVariance, parameterDrift, stateDrift, noiseShare, seed);
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
                fields.float64("settings.startDeviation", startDeviation),
                fields.float64("settings.parameterVariance", parameterVariance),
                fields.float64("settings.stateVariance", stateVariance),
                fields.float64("settings.parameterDrift", parameterDrift),
                fields.float64("settings.stateDrift", stateDrift),
                fields.float64("settings.noiseShare", noiseShare),
                fields.int64("settings.seed", seed));
    }
}
