package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RowsTest {
    private final SplittableRandom random = new SplittableRandom(3);

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 2, 5", "2, 3, 16", "0, 2, 7", "8, 8, 33"})
    void shouldBeAffineInRegressorAndState(int inputs, int units, int particles) {
        int first = 4;
        int firstY = 2;
        double[][] theta = filled(first + inputs + units + 3, particles);
        double[][] state = filled(firstY + units + 1, particles);
        double[] x = filled(1, inputs)[0];
        double[] out = filled(1, particles)[0];
        Rows.affine(theta, first, x, state, firstY, units, out);
        for (int i = 0; i < particles; i++) {
            double expected = theta[first + inputs + units][i];
            for (int k = 0; k < inputs; k++) {
                expected += theta[first + k][i] * x[k];
            }
            for (int l = 0; l < units; l++) {
                expected += theta[first + inputs + l][i] * state[firstY + l][i];
            }
            assertThat(out[i]).isCloseTo(expected, within(1e-14));
        }
    }

    @Test
    void shouldAddScaledRowsAndProducts() {
        double[] out = {1, 2, 3};
        Rows.addScaled(new double[] {10, 20, 30}, 0.5, out);
        assertThat(out).containsExactly(6, 12, 18);
        Rows.addProduct(new double[] {1, 2, 3}, new double[] {4, 5, -6}, out);
        assertThat(out).containsExactly(10, 22, 0);
    }

    /** Four at once, and what is left of them. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 7, 8, 9})
    void shouldAddManyRowsWithTheBitsOfOneAtATime(int count) {
        double[][] rows = filled(count + 2, 37);
        double[][] others = filled(count + 1, 37);
        double[] factors = filled(1, count + 3)[0];
        double[] scaled = filled(1, 37)[0];
        double[] products = scaled.clone();
        double[] expectedScaled = scaled.clone();
        double[] expectedProducts = scaled.clone();
        for (int k = 0; k < count; k++) {
            Rows.addScaled(rows[2 + k], factors[3 + k], expectedScaled);
            Rows.addProduct(rows[2 + k], others[1 + k], expectedProducts);
        }
        Rows.addScaled(rows, 2, factors, 3, count, scaled);
        Rows.addProducts(rows, 2, others, 1, count, products);
        assertThat(scaled).containsExactly(expectedScaled);
        assertThat(products).containsExactly(expectedProducts);
    }

    @Test
    void shouldCopyAllRowsAndShareNone() {
        double[][] from = filled(3, 4);
        double[][] to = Rows.zeros(3, 4);
        Rows.copy(from, to);
        assertThat(to).isDeepEqualTo(from);
        from[1][2] = 99;
        assertThat(to[1][2]).isNotEqualTo(99);
    }

    @Test
    void shouldGatherEachParticleFromItsAncestor() {
        double[][] rows = {{0, 1, 2, 3}, {10, 11, 12, 13}};
        Rows.gather(rows, new int[] {3, 3, 0, 1}, new double[6]);
        assertThat(rows).isDeepEqualTo(new double[][] {{3, 3, 0, 1}, {13, 13, 10, 11}});
    }

    private double[][] filled(int count, int particles) {
        double[][] rows = Rows.zeros(count, particles);
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextDouble(-1, 1);
            }
        }
        return rows;
    }
}
