package io.spindrift.model.kronecker;

import io.spindrift.model.numeric.Noise;
import io.spindrift.model.state.FieldVisitor;

/**
 * The settings of a small network.
 *
 * @param kind its units and its read-out
 * @param units m, 1 to 128
 * @param initStddev deviation of the weights at the start, above 0, at most 10; divided by √d for kinds without memory
 * @param initVariance p0, the variance of a weight at the start, above 0, at most 100
 * @param linearInitVariance that of a weight of the linear row, above 0, at most 100
 * @param processNoise q, the variance that a label adds to a weight, 1e-9 to 1
 * @param readoutProcessNoise q_β, the same for the read-out, 1e-9 to 1
 * @param errorRatio R as a multiple of the variance of the errors, 1e-6 to 1000
 */
public record SmallNetworkSettings(
        Kind kind,
        int units,
        double initStddev,
        double initVariance,
        double linearInitVariance,
        double processNoise,
        double readoutProcessNoise,
        double errorRatio) {
    private static final int MAX_UNITS = 128;

    /** Series mode: the change of a series over one step, from few features. */
    public static final SmallNetworkSettings SERIES_LSTM =
            new SmallNetworkSettings(Kind.COUPLED_LSTM, 8, 0.15, 0.5, 0.03, 1e-5, 3e-5, 1);

    /** Series mode, from many features; with {@link #SERIES_MLP}, which errs otherwise. */
    public static final SmallNetworkSettings SERIES_GLU =
            new SmallNetworkSettings(Kind.GLU, 12, 0.5, 1, 0.03, 3e-6, 3e-5, 1);

    /** Series mode, from many features. */
    public static final SmallNetworkSettings SERIES_MLP =
            new SmallNetworkSettings(Kind.CENTERED_MLP, 12, 1, 1, 0.03, 3e-6, 3e-5, 1);

    /** Regression mode. */
    public static final SmallNetworkSettings REGRESSION_GLU =
            new SmallNetworkSettings(Kind.GLU, 16, 0.5, 1, 0.03, 1e-6, 1e-6, 2);

    /** Regression mode. */
    public static final SmallNetworkSettings REGRESSION_MLP =
            new SmallNetworkSettings(Kind.CENTERED_MLP, 24, 1, 1, 0.03, 1e-6, 1e-6, 2);

    /** Regression mode, for labels that depend on earlier regressors. */
    public static final SmallNetworkSettings REGRESSION_LSTM =
            new SmallNetworkSettings(Kind.GATED_LSTM, 8, 0.15, 1, 0.03, 1e-6, 1e-6, 1);

    /** Which units a network has; docs/maths.md gives the equations. */
    public enum Kind {
        /** An LSTM whose input gate is one minus its forget gate, and a linear row. */
        COUPLED_LSTM(3, true, true),
        /** Gated linear units without memory, and a linear row. */
        GLU(2, false, true),
        /** One hidden layer without memory; regressors and a bias go into the read-out; the slopes are centered. */
        CENTERED_MLP(1, false, false),
        /** An LSTM with all gates, and a bias in the read-out. */
        GATED_LSTM(4, true, false);

        final int gates;
        final boolean recurrent;
        final boolean linearRow;

        Kind(int gates, boolean recurrent, boolean linearRow) {
            this.gates = gates;
            this.recurrent = recurrent;
            this.linearRow = linearRow;
        }
    }

    public SmallNetworkSettings {
        require(units >= 1 && units <= MAX_UNITS, "units", "1 to " + MAX_UNITS, units);
        require(initStddev > 0 && initStddev <= 10, "initStddev", "above 0, at most 10", initStddev);
        require(initVariance > 0 && initVariance <= 100, "initVariance", "above 0, at most 100", initVariance);
        require(
                linearInitVariance > 0 && linearInitVariance <= 100,
                "linearInitVariance",
                "above 0, at most 100",
                linearInitVariance);
        require(processNoise >= 1e-9 && processNoise <= 1, "processNoise", "1e-9 to 1", processNoise);
        require(
                readoutProcessNoise >= 1e-9 && readoutProcessNoise <= 1,
                "readoutProcessNoise",
                "1e-9 to 1",
                readoutProcessNoise);
        require(errorRatio >= 1e-6 && errorRatio <= 1000, "errorRatio", "1e-6 to 1000", errorRatio);
    }

    /** Returns the same settings with another R. */
    public SmallNetworkSettings withErrorRatio(double other) {
        return new SmallNetworkSettings(
                kind, units, initStddev, initVariance, linearInitVariance, processNoise, readoutProcessNoise, other);
    }

    /**
     * Creates a network at its start.
     *
     * @param inputs d, the length of the regressor
     * @param noise of its weights, which depends on the series and the seed
     * @param index of the network among those of the series; two networks never start with the same weights
     */
    public SmallNetwork create(int inputs, Noise noise, int index) {
        return switch (kind) {
            case COUPLED_LSTM -> new CoupledLstm(this, inputs, noise, index);
            case GLU -> new GluNetwork(this, inputs, noise, index);
            case CENTERED_MLP -> new CenteredMlp(this, inputs, noise, index);
            case GATED_LSTM -> new GatedLstm(this, inputs, noise, index);
        };
    }

    /** Returns the bytes of a network's state at d inputs. */
    public long stateBytes(int inputs) {
        return SmallNetwork.stateBytes(this, inputs);
    }

    /** Saves these settings, or restores stored ones. */
    public SmallNetworkSettings visit(FieldVisitor fields) {
        return new SmallNetworkSettings(
                fields.choice("settings.kind", kind, Kind.class),
                fields.int32("settings.units", units, 1, MAX_UNITS),
                fields.float64("settings.initStddev", initStddev),
                fields.float64("settings.initVariance", initVariance),
                fields.float64("settings.linearInitVariance", linearInitVariance),
                fields.float64("settings.processNoise", processNoise),
                fields.float64("settings.readoutProcessNoise", readoutProcessNoise),
                fields.float64("settings.errorRatio", errorRatio));
    }

    /** Returns r. */
    int rows() {
        return kind.gates * units + (kind.linearRow ? 1 : 0);
    }

    /** Returns k, at d inputs. */
    int layerInputs(int inputs) {
        return 1 + inputs + (kind.recurrent ? units : 0);
    }

    /** Returns the length of φ, at d inputs. */
    int features(int inputs) {
        return switch (kind) {
            case COUPLED_LSTM, GLU -> units;
            case CENTERED_MLP -> units + inputs + 1;
            case GATED_LSTM -> units + 1;
        };
    }

    /** Returns the deviation of a weight at the start, at d inputs. */
    double stddev(int inputs) {
        return kind.recurrent ? initStddev : initStddev / Math.sqrt(inputs);
    }

    private static void require(boolean holds, String name, String expected, Number got) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got " + got);
        }
    }
}
