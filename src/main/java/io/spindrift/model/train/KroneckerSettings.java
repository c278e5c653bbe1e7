package io.spindrift.model.train;

import io.spindrift.model.kronecker.GaussianReadout;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.readout.Network;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.scale.ErrorVariance;
import io.spindrift.model.state.FieldVisitor;

/**
 * The settings of {@link Kronecker}.
 *
 * @param network the shape of the network
 * @param initStddev deviation of the gate parameters at the start, above 0, at most 10
 * @param initVariance p_0 of each gate parameter, above 0, at most 100; that of the read-out is 1
 * @param processNoise q, the variance that a label adds to each parameter, 1e-9 to 1
 * @param errorRatio R as a multiple of the variance of the errors, 1e-6 to 1000
 * @param seed of the start
 */
public record KroneckerSettings(
        NetworkSettings network,
        double initStddev,
        double initVariance,
        double processNoise,
        double errorRatio,
        long seed)
        implements LearnerSettings {
    private static final double MAX_RATIO = 1000;

    public KroneckerSettings {
        Settings.above("initStddev", 0, 10, initStddev);
        Settings.above("initVariance", 0, 100, initVariance);
        Settings.within("processNoise", Settings.MIN_DRIFT, 1, processNoise);
        Settings.within("errorRatio", Settings.MIN_NOISE_RATIO, MAX_RATIO, errorRatio);
    }

    /** Returns the same settings for a network of another shape. */
    public KroneckerSettings withNetwork(NetworkSettings other) {
        return new KroneckerSettings(other, initStddev, initVariance, processNoise, errorRatio, seed);
    }

    @Override
    public Kind kind() {
        return Kind.KRONECKER;
    }

    @Override
    public Learner create(int inputs, long series, Precision precision) {
        return new Kronecker(this, inputs, series, precision);
    }

    /** Covariances are counted as the other numbers are, though they are always floats. */
    @Override
    public long stateBytes(int inputs) {
        Network shape = Network.shape(network, inputs, true);
        long numbers = shape.gateParameters() + shape.stateRows() + GaussianReadout.numbers(shape.linearParameters());
        for (GateLayer layer : GateLayer.of(shape, this)) {
            numbers += layer.numbers();
        }
        return numbers * Double.BYTES + ErrorVariance.STATE_BYTES;
    }

    @Override
    public KroneckerSettings visit(FieldVisitor fields) {
        return new KroneckerSettings(
                network.visit(fields),
                fields.float64("settings.initStddev", initStddev),
                fields.float64("settings.initVariance", initVariance),
                fields.float64("settings.processNoise", processNoise),
                fields.float64("settings.errorRatio", errorRatio),
                fields.int64("settings.seed", seed));
    }
}
