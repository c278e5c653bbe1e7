package io.spindrift.model.train;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.readout.Network;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.state.FieldVisitor;

/**
 * The settings of {@link Sgd}.
 *
 * @param network the shape of the network
 * @param learningRate μ, the initial learning rate, above 0, at most 1
 * @param decayHalfLife τ, the number of labels after which the rate is half of μ: μ_t = μ / (1 + t/τ); 0 for a constant
 *     rate
 * @param initStddev standard deviation of the initial parameters, above 0, at most 10
 * @param seed of the initial parameters
 */
public record SgdSettings(
        NetworkSettings network, double learningRate, double decayHalfLife, double initStddev, long seed)
        implements LearnerSettings {

    public SgdSettings {
        Settings.above("learningRate", 0, 1, learningRate);
        Settings.atLeast("decayHalfLife", 0, decayHalfLife);
        Settings.above("initStddev", 0, 10, initStddev);
    }

    /** Returns the same settings for a network of another shape. */
    public SgdSettings withNetwork(NetworkSettings other) {
        return new SgdSettings(other, learningRate, decayHalfLife, initStddev, seed);
    }

    @Override
    public Kind kind() {
        return Kind.SGD;
    }

    @Override
    public Learner create(int inputs, long series, Precision precision) {
        return new Sgd(this, inputs, series, precision);
    }

    @Override
    public long stateBytes(int inputs) {
        Network shape = Network.shape(network, inputs, false);
        long sensitivities = (long) shape.stateRows() * shape.cell().parameters();
        return (2 + shape.parameters() + shape.stateRows() + sensitivities) * Double.BYTES + Innovation.STATE_BYTES;
    }

    @Override
    public SgdSettings visit(FieldVisitor fields) {
        return new SgdSettings(
                network.visit(fields),
                fields.float64("settings.learningRate", learningRate),
                fields.float64("settings.decayHalfLife", decayHalfLife),
                fields.float64("settings.initStddev", initStddev),
                fields.int64("settings.seed", seed));
    }
}
