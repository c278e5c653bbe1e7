package io.spindrift.model.train;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Symmetric;
import io.spindrift.model.readout.Network;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.state.StateExchange;

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
        Settings.within("parameterDrift", Settings.DRIFT_LEAST, 1, parameterDrift);
        Settings.within("stateDrift", Settings.DRIFT_LEAST, 1, stateDrift);
        Settings.within("noiseShare", Settings.NOISE_SHARE_LEAST, 100, noiseShare);
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
    public EkfSettings exchange(StateExchange io) {
        return new EkfSettings(
                network.exchange(io),
                io.number("settings.startDeviation", startDeviation),
                io.number("settings.parameterVariance", parameterVariance),
                io.number("settings.stateVariance", stateVariance),
                io.number("settings.parameterDrift", parameterDrift),
                io.number("settings.stateDrift", stateDrift),
                io.number("settings.noiseShare", noiseShare),
                io.wide("settings.seed", seed));
    }
}
