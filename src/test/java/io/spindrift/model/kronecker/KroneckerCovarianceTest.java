package io.spindrift.model.kronecker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class KroneckerCovarianceTest {
    private static final int ROWS = 3;
    private static final int INPUTS = 4;

    private final SplittableRandom random = new SplittableRandom(8);

    /** Plain inverses: a label adds ω u uᵀ to B⁻¹ and κ δ δᵀ to A⁻¹, and the trace of P times the new information is r k + α υ / S. */
    @Test
    void shouldAddTheInformationOfALabelToEachFactor() {
        KroneckerCovariance covariance = learned();
        double[][] rowsBefore = factor(covariance, "p.rows", ROWS);
        double[][] inputsBefore = factor(covariance, "p.inputs", INPUTS);
        float[] delta = Networks.uniform(random, ROWS, 1);
        float[] u = Networks.uniform(random, INPUTS, 1);
        double form = covariance.predict(delta, u);
        double variance = form + 0.5;
        covariance.update(variance);
        double[][] rows = factor(covariance, "p.rows", ROWS);
        double[][] inputs = factor(covariance, "p.inputs", INPUTS);
        double alpha = form(rowsBefore, delta);
        double upsilon = form(inputsBefore, u);
        assertThat(form).isEqualTo(alpha * upsilon, within(1e-5));
        double omega = alpha / (ROWS * variance);
        double[][] information = inverse(inputsBefore);
        for (int i = 0; i < INPUTS; i++) {
            for (int j = 0; j < INPUTS; j++) {
                information[i][j] += omega * u[i] * u[j];
            }
        }
        double[][] expected = inverse(information);
        for (int i = 0; i < INPUTS; i++) {
            assertThat(inputs[i]).containsExactly(expected[i], within(2e-4));
        }
        double trace = trace(rowsBefore, inverse(rows)) * trace(inputsBefore, inverse(inputs));
        assertThat(trace).isEqualTo(ROWS * INPUTS + form / variance, within(5e-3));
    }

    /** Rows of one input: nothing in B can shrink but its one number, and the variance of the only direction falls with each label. */
    @Test
    void shouldShrinkTheVarianceOfWhatALabelTells() {
        KroneckerCovariance covariance = new KroneckerCovariance(new float[] {1}, 1, 1, 1e-9);
        double last = Double.MAX_VALUE;
        for (int t = 0; t < 100; t++) {
            double form = covariance.predict(new float[] {1}, new float[] {1});
            assertThat(form).isLessThan(last);
            last = form;
            covariance.update(form + 1);
        }
        assertThat(last).isLessThan(0.1);
    }

    @Test
    void shouldLimitVariances_whenNothingExcitesThem() {
        KroneckerCovariance covariance = new KroneckerCovariance(new float[] {1, 1, 0.03f}, 2, INPUTS, 0.1);
        for (int t = 0; t < 20_000; t++) {
            covariance.update(covariance.predict(new float[] {1, 0, 1}, new float[] {1, 0, 0, 0}) + 0.01);
        }
        double[][] rows = factor(covariance, "p.rows", ROWS);
        double[][] inputs = factor(covariance, "p.inputs", INPUTS);
        double meanRow = (rows[0][0] + rows[1][1]) / 2;
        assertThat(meanRow * inputs[3][3]).isLessThan(8);
        assertThat(inputs[3][3]).isLessThan(2.01 * INPUTS);
        assertThat(Ledger.of(fields -> covariance.visit(fields, "p")).isFinite())
                .isTrue();
    }

    @Test
    void shouldReturnToTheStart_whenNothingIsKept() {
        KroneckerCovariance covariance = learned();
        covariance.inflate(1e-6);
        double[][] inputs = factor(covariance, "p.inputs", INPUTS);
        for (int i = 0; i < INPUTS; i++) {
            for (int j = 0; j < INPUTS; j++) {
                assertThat(inputs[i][j]).isEqualTo(i == j ? 1 : 0, within(1e-3));
            }
        }
    }

    private KroneckerCovariance learned() {
        KroneckerCovariance covariance = new KroneckerCovariance(new float[] {1, 1, 0.5f}, 2, INPUTS, 1e-9);
        for (int t = 0; t < 10; t++) {
            double form = covariance.predict(Networks.uniform(random, ROWS, 1), Networks.uniform(random, INPUTS, 1));
            covariance.update(form + 0.5);
        }
        return covariance;
    }

    private static double[][] factor(KroneckerCovariance covariance, String name, int n) {
        double[] packed = Ledger.of(fields -> covariance.visit(fields, "p")).float64s(name);
        double[][] full = new double[n][n];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                full[i][j] = packed[at];
                full[j][i] = packed[at++];
            }
        }
        return full;
    }

    private static double form(double[][] matrix, float[] v) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                sum += v[i] * matrix[i][j] * v[j];
            }
        }
        return sum;
    }

    private static double trace(double[][] left, double[][] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < left.length; j++) {
                sum += left[i][j] * right[j][i];
            }
        }
        return sum;
    }

    /** By Gauss and Jordan; the matrix is positive definite. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] work = new double[n][];
        for (int i = 0; i < n; i++) {
            work[i] = Arrays.copyOf(matrix[i], 2 * n);
            work[i][n + i] = 1;
        }
        for (int pivot = 0; pivot < n; pivot++) {
            double scale = work[pivot][pivot];
            for (int j = 0; j < 2 * n; j++) {
                work[pivot][j] /= scale;
            }
            for (int i = 0; i < n; i++) {
                double factor = i == pivot ? 0 : work[i][pivot];
                for (int j = 0; j < 2 * n; j++) {
                    work[i][j] -= factor * work[pivot][j];
                }
            }
        }
        double[][] inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            inverse[i] = Arrays.copyOfRange(work[i], n, 2 * n);
        }
        return inverse;
    }
}
