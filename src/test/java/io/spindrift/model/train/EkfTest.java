package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.readout.DirectInput;
import io.spindrift.model.readout.NetworkSettings;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EkfTest {
    private static final int P = 3;
    private static final double NOISE_RATIO = 0.5;
    private static final double STATE_DRIFT = 1e-3;
    private static final double PARAMETER_DRIFT = 1e-4;

    static Stream<NetworkSettings> networks() {
        return Networks.of(2, DirectInput.TANH);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldFollowTheEquationsWithDenseMatrices(NetworkSettings network) {
        Ekf ekf = new Ekf(settings(network, 0.02), P, 4, Precision.FLOAT64);
        SplittableRandom random = new SplittableRandom(31);
        for (int t = 0; t < 12; t++) {
            Ledger before = Ledger.of(ekf::visit);
            double[] x = Networks.uniform(random, P, 1.5);
            double forecast = ekf.rollout().forecast(x);
            double label = t % 6 == 5 ? 40 : random.nextDouble(-1, 1);
            ekf.learn(x, label);
            compare(network, before, Ledger.of(ekf::visit), x, label - forecast);
        }
    }

    private static void compare(NetworkSettings network, Ledger before, Ledger after, double[] x, double innovation) {
        double[] gates = before.float64s("gates");
        double[] beta = before.float64s("beta");
        double[] state = before.float64s("state");
        Differences move = new Differences(network, P, state, gates, beta);
        int size = state.length + gates.length + beta.length;
        move.advance(x);
        double[][] f = identity(size);
        System.arraycopy(move.stateSlopes(), 0, f, 0, state.length);
        double[] moved = move.undisturbedState();
        double[] h = new Differences(network, P, moved, gates, beta).forecastSlopes(x, state);
        double[][] covariance = times(times(f, full(before, size)), transposed(f));
        for (int i = 0; i < size; i++) {
            covariance[i][i] += i < state.length ? STATE_DRIFT : PARAMETER_DRIFT;
            assertThat(covariance[i][i]).isLessThan(Ekf.MAX_STATE_VARIANCE);
        }
        double[] along = times(covariance, h);
        double variance = NOISE_RATIO * after.float64s("innovation.variance")[0];
        for (int i = 0; i < size; i++) {
            variance += h[i] * along[i] + 1e-9 * h[i] * h[i] * covariance[i][i];
        }
        double bound = 4 * Math.sqrt(variance);
        double bounded = Math.max(-bound, Math.min(bound, innovation));
        double[] mean = joined(moved, gates, beta);
        double[] actual = joined(after.float64s("state"), after.float64s("gates"), after.float64s("beta"));
        double[][] actualCovariance = full(after, size);
        for (int i = 0; i < size; i++) {
            assertThat(actual[i])
                    .as("%s mean %d", network, i)
                    .isCloseTo(mean[i] + along[i] * bounded / variance, within(1e-9));
            for (int j = 0; j <= i; j++) {
                assertThat(actualCovariance[i][j])
                        .as("%s covariance %d, %d", network, i, j)
                        .isCloseTo(covariance[i][j] - along[i] * along[j] / variance, within(1e-11));
            }
        }
    }

    /** A walk mirrors half of P onto the other: one that is walked at every step stays the same only if P is symmetric. */
    @Tag("slow")
    @ParameterizedTest
    @MethodSource("networks")
    void shouldKeepTheCovarianceSymmetricAndItsDiagonalPositive(NetworkSettings network) {
        Ekf ekf = new Ekf(settings(network, 0.3), P, 4, Precision.FLOAT64);
        Ekf walked = new Ekf(settings(network, 0.3), P, 4, Precision.FLOAT64);
        SplittableRandom random = new SplittableRandom(17);
        for (int t = 0; t < 2000; t++) {
            double[] x = Networks.uniform(random, P, t % 40 == 0 ? 10 : 1.7);
            double label = random.nextDouble(-1, 1) * (t % 30 == 0 ? 10 : 1);
            for (Ekf each : new Ekf[] {ekf, walked}) {
                if (t % 9 == 8) {
                    each.skip(x);
                } else {
                    each.learn(x, label);
                }
            }
            assertPositiveDiagonal(Ledger.of(walked::visit).float64s("ekf.parameters"));
        }
        assertThat(Ledger.of(ekf::visit).bits())
                .isEqualTo(Ledger.of(walked::visit).bits());
    }

    private static void assertPositiveDiagonal(double[] halves) {
        int at = 0;
        for (int i = 0; at < halves.length; i++) {
            at += i + 1;
            if (!(halves[at - 1] > 0)) {
                fail("variance %d: %s", i, halves[at - 1]);
            }
        }
    }

    private static EkfSettings settings(NetworkSettings network, double parameterInitVariance) {
        return new EkfSettings(network, 0.5, parameterInitVariance, 1e-2, PARAMETER_DRIFT, STATE_DRIFT, NOISE_RATIO, 6);
    }

    private static double[][] full(Ledger ledger, int size) {
        double[] state = ledger.float64s("ekf.state");
        double[] cross = ledger.float64s("ekf.cross");
        double[] halves = ledger.float64s("ekf.parameters");
        int states = (int) Math.round(Math.sqrt(state.length));
        double[][] full = new double[size][size];
        int at = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                if (i < states) {
                    full[i][j] = state[i * states + j];
                } else if (j < states) {
                    full[i][j] = cross[j * (size - states) + i - states];
                } else {
                    full[i][j] = halves[at++];
                }
                full[j][i] = full[i][j];
            }
        }
        return full;
    }

    private static double[][] identity(int size) {
        double[][] rows = new double[size][size];
        for (int i = 0; i < size; i++) {
            rows[i][i] = 1;
        }
        return rows;
    }

    private static double[][] times(double[][] left, double[][] right) {
        double[][] product = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int k = 0; k < right.length; k++) {
                for (int j = 0; j < product[i].length; j++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int k = 0; k < vector.length; k++) {
                product[i] += matrix[i][k] * vector[k];
            }
        }
        return product;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int k = 0; k < matrix[i].length; k++) {
                transposed[k][i] = matrix[i][k];
            }
        }
        return transposed;
    }

    private static double[] joined(double[]... parts) {
        return Stream.of(parts).flatMapToDouble(DoubleStream::of).toArray();
    }
}
