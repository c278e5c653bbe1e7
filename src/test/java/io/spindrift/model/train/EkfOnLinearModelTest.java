package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.readout.Architecture;
import io.spindrift.model.readout.CellKind;
import io.spindrift.model.readout.DirectInput;
import io.spindrift.model.readout.Network;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * With all gates and states known exactly, a label is linear in the read-out and its noise is Gaussian. Then the
 * extended Kalman filter must equal the Kalman filter.
 */
final class EkfOnLinearModelTest {
    private static final NetworkSettings SHAPE =
            new NetworkSettings(CellKind.RNN, Architecture.UNGATED, DirectInput.PLAIN, 2);
    private static final int INPUTS = 2;
    private static final double START = 0.5;
    private static final double SHARE = 0.2;
    private static final double DRIFT = 1e-9;

    @Test
    void shouldBeTheKalmanFilterWhereTheModelIsLinear() {
        EkfSettings settings = new EkfSettings(SHAPE, 0.8, START, 1e-3, DRIFT, DRIFT, SHARE, 7);
        Ekf ekf = new Ekf(settings, INPUTS, 3, Precision.FLOAT64);
        Network network = new Network(SHAPE, Precision.FLOAT64, INPUTS, 1);
        Particles certain = new Particles(network, Precision.FLOAT64, 1);
        ekf.visit(new Certain(Ledger.of(ekf::visit), network));
        copyParameters(ekf, certain);
        double[] mean = new double[certain.beta.count()];
        certain.beta.readFirst(0, mean.length, mean, 0);
        double[][] covariance = new double[mean.length][mean.length];
        for (int i = 0; i < mean.length; i++) {
            covariance[i][i] = START;
        }
        Innovation innovation = new Innovation(SHARE);
        SplittableRandom random = new SplittableRandom(11);
        RolloutState rollout = ekf.rollout();
        for (int t = 0; t < 300; t++) {
            double[] x = {random.nextGaussian(), random.nextGaussian()};
            certain.advance(x);
            certain.read(x);
            double[] features = features(network);
            rollout.restart();
            // States and gates are certain but for the least drift.
            assertThat(rollout.forecast(x)).isEqualTo(dot(mean, features), within(1e-5));
            double label = 0.7 * features[0] - 0.4 * features[1] + 0.5 * features[2] + 0.1 * random.nextGaussian();
            innovation.update(label);
            kalman(mean, covariance, features, label, innovation.noise());
            ekf.learn(x, label);
        }
        assertThat(mean).satisfies(weights -> assertThat(weights[2]).isEqualTo(0.5, within(0.05)));
    }

    private static void kalman(double[] mean, double[][] covariance, double[] h, double label, double noise) {
        double[] along = new double[h.length];
        for (int i = 0; i < h.length; i++) {
            covariance[i][i] += DRIFT;
        }
        for (int i = 0; i < h.length; i++) {
            along[i] = dot(covariance[i], h);
        }
        double variance = dot(along, h) + noise;
        double error = label - dot(mean, h);
        for (int i = 0; i < h.length; i++) {
            mean[i] += along[i] * error / variance;
            for (int j = 0; j < h.length; j++) {
                covariance[i][j] -= along[i] * along[j] / variance;
            }
        }
    }

    private static void copyParameters(Ekf ekf, Particles to) {
        double[] gates = Ledger.of(ekf::visit).float64s("gates");
        double[] beta = Ledger.of(ekf::visit).float64s("beta");
        for (int i = 0; i < gates.length; i++) {
            to.gates.set(i, 0, gates[i]);
        }
        for (int k = 0; k < beta.length; k++) {
            to.beta.set(k, 0, beta[k]);
        }
    }

    private static double[] features(Network network) {
        double[] features = new double[network.linearParameters()];
        network.features().readFirst(0, features.length, features, 0);
        return features;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Restores a saved state, but sets the covariance of states and gates to 0. */
    private record Certain(Ledger saved, Network network) implements FieldVisitor {
        @Override
        public void float64s(String field, double[] values) {
            saved.float64s(field, values);
            int row = values.length - 1;
            if (field.equals("ekf.state") || field.equals("ekf.parameters") && row < network.gateParameters()) {
                Arrays.fill(values, 0);
            }
        }

        @Override
        public void float64s(String field, float[] values) {
            saved.float64s(field, values);
        }

        @Override
        public boolean restoring() {
            return true;
        }

        @Override
        public boolean flag(String field, boolean present) {
            return saved.flag(field, present);
        }

        @Override
        public int int32(String field, int present, int min, int max) {
            return saved.int32(field, present, min, max);
        }

        @Override
        public long int64(String field, long present) {
            return saved.int64(field, present);
        }

        @Override
        public double float64(String field, double present) {
            return saved.float64(field, present);
        }

        @Override
        public void int64s(String field, long[] values) {
            saved.int64s(field, values);
        }

        @Override
        public String text(String field, String present) {
            return saved.text(field, present);
        }

        @Override
        public byte[] bytes(String field, byte[] present) {
            return saved.bytes(field, present);
        }
    }
}
