package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ActivationTest {
    private static final int SAMPLES = 300_000;
    private static final double ERROR = 4e-15;
    private static final double FLOAT_ERROR = 1e-6;

    private final SplittableRandom random = new SplittableRandom(20180801);

    @Test
    void shouldGiveTanh() {
        double[] x = random.doubles(SAMPLES, -25, 25).toArray();
        double[] row = x.clone();
        tanh(row);
        for (int i = 0; i < x.length; i++) {
            assertThat(row[i]).as("at %s", x[i]).isEqualTo(StrictMath.tanh(x[i]), within(ERROR));
        }
    }

    @Test
    void shouldGiveTheLogisticFunction() {
        double[] x = random.doubles(SAMPLES, -50, 50).toArray();
        double[] row = x.clone();
        logistic(row);
        for (int i = 0; i < x.length; i++) {
            assertThat(row[i]).as("at %s", x[i]).isEqualTo(1 / (1 + StrictMath.exp(-x[i])), within(ERROR));
        }
    }

    @Test
    void shouldBeExactAtZeroAndFlatFarOut() {
        double huge = Double.MAX_VALUE;
        double[] tanh = {0, -0.0, 20, -20, huge, -huge, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        tanh(tanh);
        assertThat(tanh).containsExactly(0, -0.0, 1, -1, 1, -1, 1, -1);
        double[] logistic = {0, 40, huge, -huge};
        logistic(logistic);
        assertThat(logistic[0]).isEqualTo(0.5);
        assertThat(logistic[1]).isEqualTo(1);
        assertThat(logistic[2]).isEqualTo(1);
        assertThat(logistic[3]).isBetween(0.0, 1e-17);
    }

    @Test
    void shouldStayWithinItsRange() {
        double[] x = random.longs(SAMPLES)
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .toArray();
        double[] tanh = x.clone();
        tanh(tanh);
        assertThat(Arrays.stream(tanh)).allMatch(y -> y >= -1 && y <= 1);
        logistic(x);
        assertThat(Arrays.stream(x)).allMatch(y -> y >= 0 && y <= 1);
    }

    /** Short rows are put together and long ones are not; vector instructions and their remainders meet other numbers. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 31, 32, 33, 100})
    void shouldGiveTheSameBits_forAnyNumberOfValues(int length) {
        double[][] rows = IntStream.range(0, 5)
                .mapToObj(r -> random.doubles(length, -5, 5).toArray())
                .toArray(double[][]::new);
        double[][] expected = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        for (int i = 0; i < length; i++) {
            double[] one = {expected[1][i]};
            double[] other = {expected[3][i]};
            tanh(one);
            logistic(other);
            expected[1][i] = one[0];
            expected[3][i] = other[0];
        }
        Rows.over(rows).tanh(1, 2);
        Rows.over(rows).logistic(3, 4);
        assertThat(rows).isDeepEqualTo(expected);
    }

    /** Half as many digits, and still within the range. */
    @Tag("slow")
    @Test
    void shouldGiveAboutTheSameInFloats() {
        double[] x = random.doubles(SAMPLES, -25, 25).toArray();
        Rows row = Rows.zeros(Precision.FLOAT32, 2, SAMPLES);
        row.write(0, x);
        row.write(1, x);
        row.tanh(0, 1);
        row.logistic(1, 2);
        for (int i = 0; i < x.length; i++) {
            double near = (float) x[i];
            assertThat(row.get(0, i)).isBetween(-1.0, 1.0).isEqualTo(StrictMath.tanh(near), within(FLOAT_ERROR));
            assertThat(row.get(1, i))
                    .isBetween(0.0, 1.0)
                    .isEqualTo(1 / (1 + StrictMath.exp(-near)), within(FLOAT_ERROR));
        }
    }

    private static void tanh(double[] row) {
        Rows.over(new double[][] {row}).tanh(0, 1);
    }

    private static void logistic(double[] row) {
        Rows.over(new double[][] {row}).logistic(0, 1);
    }
}
