package io.spindrift.model.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UdCovarianceTest {
    private static final int SIZE = 9;

    private final SplittableRandom random = new SplittableRandom(5);

    @ParameterizedTest
    @CsvSource({"1", "0.9998", "0.98"})
    void shouldBeThePlainCovariance_whenRegressorsAreRandom(double forgetting) {
        UdCovariance factors = new UdCovariance(SIZE, 0.5, forgetting);
        PlainCovariance plain = new PlainCovariance(SIZE, 0.5, forgetting);
        Gain gain = new Gain(SIZE);
        for (int t = 0; t < 400; t++) {
            float[] u = regressor();
            factors.gain(u, gain);
            assertSame(gain, plain, u, 2e-4);
            assertThat(factors.presentForgetting()).isEqualTo((float) plain.presentForgetting());
            factors.downdate(gain.along, gain.product, factors.presentForgetting());
            plain.downdate(u, plain.presentForgetting());
        }
    }

    @Test
    void shouldChangeNothing_whenAGainIsComputed() {
        UdCovariance factors = learned(20);
        Ledger before = Ledger.of(fields -> factors.visit(fields, "p"));
        factors.gain(regressor(), new Gain(SIZE));
        assertThat(Ledger.of(fields -> factors.visit(fields, "p")).bits()).isEqualTo(before.bits());
    }

    @Test
    void shouldBeTheSame_whenReplacedByItsOwnDenseForm() {
        UdCovariance factors = learned(200);
        UdCovariance other = new UdCovariance(SIZE, 0.5, 0.9998);
        other.replace(factors.dense());
        DMatrixRMaj expected = factors.dense();
        DMatrixRMaj found = other.dense();
        for (int i = 0; i < SIZE * SIZE; i++) {
            assertThat(found.data[i]).isCloseTo(expected.data[i], within(1e-6 * expected.get(0, 0)));
        }
        assertThat(other.startVariance()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void shouldRefuseAMatrix_whenItIsNotPositiveDefinite() {
        UdCovariance factors = new UdCovariance(2, 0.5, 1);
        DMatrixRMaj indefinite = new DMatrixRMaj(new double[][] {{1, 2}, {2, 1}});
        assertThatThrownBy(() -> factors.replace(indefinite))
                .hasMessage("covariance: expected a positive definite matrix, got another");
    }

    /** One direction only: along all others, P would grow by 1/λ for ever. */
    @Test
    void shouldNotGrowBeyondItsStart_whenRegressorsLeaveDirectionsOut() {
        UdCovariance factors = new UdCovariance(SIZE, 0.5, 0.9);
        Gain gain = new Gain(SIZE);
        for (int t = 0; t < 5000; t++) {
            step(factors, gain, new float[] {1, 1, 0, 0, 0, 0, 0, 0, 0});
        }
        double trace = 0;
        for (int i = 0; i < SIZE; i++) {
            trace += variance(factors, gain, i);
        }
        assertThat(trace).isBetween(0.45 * SIZE, 0.5 * SIZE / 0.9);
    }

    /** The power prior: P⁻¹ ← c P⁻¹ + (1 − c) P_0⁻¹, here by inverting. */
    @ParameterizedTest
    @CsvSource({"0.01", "0.3", "0.9"})
    void shouldAddTheInformationOfTheStart_whenDiscounted(double share) {
        UdCovariance factors = new UdCovariance(SIZE, 0.5, 1);
        PlainCovariance plain = new PlainCovariance(SIZE, 0.5, 1);
        Gain gain = new Gain(SIZE);
        for (int t = 0; t < 30; t++) {
            float[] u = regressor();
            step(factors, gain, u);
            plain.downdate(u, 1);
        }
        double[][] information = inverse(plain.p);
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                information[i][j] = share * information[i][j] + (i == j ? (1 - share) / 0.5 : 0);
            }
        }
        double[][] expected = inverse(information);
        factors.discount(share, 0.5);
        for (int i = 0; i < SIZE; i++) {
            float[] unit = new float[SIZE];
            unit[i] = 1;
            factors.gain(unit, gain);
            for (int j = 0; j < SIZE; j++) {
                assertThat((double) gain.product[j]).isCloseTo(expected[i][j], within(2e-5));
            }
        }
    }

    @Test
    void shouldChangeNothing_whenNothingIsDiscounted() {
        UdCovariance factors = learned(20);
        Ledger before = Ledger.of(fields -> factors.visit(fields, "p"));
        factors.discount(1, 0.5);
        assertThat(Ledger.of(fields -> factors.visit(fields, "p")).bits()).isEqualTo(before.bits());
    }

    @Test
    void shouldGoOnWithTheSameBits_whenRestored() {
        UdCovariance whole = learned(50);
        UdCovariance restored = new UdCovariance(SIZE, 0.5, 0.98);
        restored.visit(Ledger.of(fields -> whole.visit(fields, "p")), "p");
        Gain gain = new Gain(SIZE);
        for (int t = 0; t < 50; t++) {
            float[] u = regressor();
            step(whole, gain, u);
            step(restored, gain, u);
        }
        assertThat(Ledger.of(fields -> restored.visit(fields, "p")).bits())
                .isEqualTo(Ledger.of(fields -> whole.visit(fields, "p")).bits());
    }

    /** Regressors of very different size, nearly collinear, silent for long, and at the bound of features. */
    @Test
    @Tag("slow")
    void shouldStayPositive_whenRegressorsAreHostile() {
        UdCovariance factors = new UdCovariance(SIZE, 100, 0.9998);
        Gain gain = new Gain(SIZE);
        for (int t = 0; t < 200_000; t++) {
            float[] u = hostile(t);
            factors.gain(u, gain);
            assertThat(gain.square).as("uᵀPu at step %d", t).isFinite().isNotNegative();
            factors.downdate(gain.along, gain.product, factors.presentForgetting());
            if (t % 1000 == 0) {
                for (int i = 0; i < SIZE; i++) {
                    assertThat(variance(factors, new Gain(SIZE), i))
                            .as("variance %d at step %d", i, t)
                            .isPositive()
                            .isLessThan(2 * 100 * SIZE);
                }
            }
        }
    }

    private float[] hostile(int t) {
        float[] u = new float[SIZE];
        float common = (float) random.nextGaussian();
        for (int i = 0; i < SIZE; i++) {
            u[i] = switch ((t / 5000) % 5) {
                case 0 -> 50 * Math.signum(common);
                case 1 -> common + 1e-6f * (float) random.nextGaussian();
                case 2 -> 0;
                case 3 -> (float) (Math.pow(10, 1 - i) * random.nextGaussian());
                default -> i == t % SIZE ? 50 : 1e-30f;
            };
        }
        return u;
    }

    private UdCovariance learned(int steps) {
        UdCovariance factors = new UdCovariance(SIZE, 0.5, 0.98);
        for (int t = 0; t < steps; t++) {
            step(factors, new Gain(SIZE), regressor());
        }
        return factors;
    }

    private static void step(UdCovariance factors, Gain gain, float[] u) {
        factors.gain(u, gain);
        factors.downdate(gain.along, gain.product, factors.presentForgetting());
    }

    private static float variance(UdCovariance factors, Gain gain, int i) {
        float[] unit = new float[SIZE];
        unit[i] = 1;
        factors.gain(unit, gain);
        return gain.square;
    }

    private static void assertSame(Gain gain, PlainCovariance plain, float[] u, double tolerance) {
        double[] expected = plain.times(u);
        double size = 0;
        for (double number : expected) {
            size = Math.max(size, Math.abs(number));
        }
        for (int i = 0; i < SIZE; i++) {
            assertThat((double) gain.product[i]).isCloseTo(expected[i], within(tolerance * size));
        }
        assertThat((double) gain.square).isCloseTo(plain.square(u), within(tolerance * plain.square(u)));
    }

    private float[] regressor() {
        float[] u = new float[SIZE];
        for (int i = 0; i < SIZE - 1; i++) {
            u[i] = (float) random.nextGaussian() * (1 + i);
        }
        u[1] += u[0];
        u[SIZE - 1] = 1;
        return u;
    }

    /** By Gauss and Jordan. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] rows = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix[i], 0, rows[i], 0, n);
            rows[i][n + i] = 1;
        }
        for (int k = 0; k < n; k++) {
            double pivot = rows[k][k];
            for (int j = 0; j < 2 * n; j++) {
                rows[k][j] /= pivot;
            }
            for (int i = 0; i < n; i++) {
                double factor = rows[i][k];
                for (int j = 0; i != k && j < 2 * n; j++) {
                    rows[i][j] -= factor * rows[k][j];
                }
            }
        }
        double[][] inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            inverse[i] = java.util.Arrays.copyOfRange(rows[i], n, 2 * n);
        }
        return inverse;
    }
}
