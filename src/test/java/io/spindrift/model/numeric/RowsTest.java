package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RowsTest {
    private final SplittableRandom random = new SplittableRandom(3);

    static Stream<Arguments> shapes() {
        int[][] shapes = {{1, 1, 1}, {3, 2, 5}, {2, 3, 16}, {0, 2, 7}, {8, 8, 33}};
        return Stream.of(Precision.values())
                .flatMap(precision ->
                        Stream.of(shapes).map(shape -> Arguments.of(precision, shape[0], shape[1], shape[2])));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldBeAffineInRegressorAndState(Precision precision, int inputs, int units, int particles) {
        int first = 4;
        int firstY = 2;
        Rows theta = filled(precision, first + inputs + units + 3, particles);
        Rows state = filled(precision, firstY + units + 1, particles);
        Rows out = filled(precision, 2, particles);
        double[] x = random.doubles(inputs, -1, 1).toArray();
        out.affine(1, theta, first, x, state, firstY, units);
        for (int i = 0; i < particles; i++) {
            double expected = theta.get(first + inputs + units, i);
            for (int k = 0; k < inputs; k++) {
                expected += theta.get(first + k, i) * x[k];
            }
            for (int l = 0; l < units; l++) {
                expected += theta.get(first + inputs + l, i) * state.get(firstY + l, i);
            }
            assertThat(out.get(1, i)).isCloseTo(expected, within(precision == Precision.FLOAT64 ? 1e-14 : 2e-6));
        }
    }

    /** Operations on one number each, said here once more. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void shouldComputeTheirDocumentedFormulas(Precision precision) {
        for (int width : new int[] {1, 2, 7, 31, 64, 100}) {
            Rows in = filled(precision, 4, width);
            Rows out = filled(precision, 1, width);
            Rows before = out.another();
            before.copy(out);
            for (int i = 0; i < width; i++) {
                double a = in.get(0, i);
                double b = in.get(1, i);
                double c = in.get(2, i);
                double d = in.get(3, i);
                double old = before.get(0, i);
                assertAt(i, out, before, () -> out.addScaled(0, in, 0, 0.5), old + 0.5 * a);
                assertAt(i, out, before, () -> out.addProduct(0, in, 0, in, 1), old + a * b);
                assertAt(i, out, before, () -> out.product(0, in, 0, in, 1), a * b);
                assertAt(i, out, before, () -> out.sumOfProducts(0, in, 0, in, 1, in, 2, in, 3), a * b + c * d);
                assertAt(i, out, before, () -> out.mix(0, in, 0, in, 1, in, 2), a * b + (1 - a) * c);
                assertAt(i, out, before, () -> out.difference(0, in, 0, in, 1), a - b);
                assertAt(i, out, before, () -> out.quotient(0, in, 0, in, 1), a / b);
                assertAt(i, out, before, () -> out.subtractProduct(0, in, 0, in, 1, in, 2), old - a * b * c);
                assertAt(i, out, before, () -> out.scale(0, 0.25), 0.25 * old);
                assertAt(i, out, before, () -> out.shrink(0, in, 0, 2, 0.5), 0.5 * (old - 2 * a));
                assertAt(i, out, before, () -> out.throughTanh(0, in, 0, in, 1), a * (1 - b * b));
                assertAt(i, out, before, () -> out.throughLogistic(0, in, 0, in, 1), a * b * (1 - b));
                assertAt(i, out, before, () -> out.clamp(0, 0.25), Math.max(-0.25, Math.min(0.25, old)));
                assertAt(i, out, before, () -> out.atLeast(0, 0.25), Math.max(0.25, old));
                assertAt(i, out, before, () -> out.addBelow(0, 0.25, 2), old < 0.25 ? old + 2 : old);
                assertAt(i, out, before, () -> out.fill(0, 3), 3);
                assertAt(i, out, before, () -> out.copy(0, in, 2), c);
                assertAt(i, out, before, () -> out.tanh(0, 1), StrictMath.tanh(old));
                assertAt(i, out, before, () -> out.logistic(0, 1), 1 / (1 + StrictMath.exp(-old)));
            }
        }
    }

    private static void assertAt(int i, Rows out, Rows before, Runnable operation, double expected) {
        out.copy(before);
        operation.run();
        double within = before instanceof DoubleRows ? 1e-13 : 1e-5;
        assertThat(out.get(0, i)).isCloseTo(expected, within(within * (1 + Math.abs(expected))));
    }

    /** Counts around a multiple of four, since four rows are added at once. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 7, 8, 9})
    void shouldAddManyRowsWithTheBitsOfOneAtATime(int count) {
        for (Precision precision : Precision.values()) {
            Rows rows = filled(precision, count + 2, 37);
            Rows others = filled(precision, count + 1, 37);
            double[] factors = random.doubles(count + 3, -1, 1).toArray();
            Rows out = filled(precision, 4, 37);
            out.copy(1, out, 0);
            out.copy(3, out, 2);
            for (int k = 0; k < count; k++) {
                out.addScaled(1, rows, 2 + k, factors[3 + k]);
                out.addProduct(3, rows, 2 + k, others, 1 + k);
            }
            out.addScaled(0, rows, 2, factors, 3, count);
            out.addProducts(2, rows, 2, others, 1, count);
            for (int i = 0; i < 37; i++) {
                assertThat(out.get(0, i)).isEqualTo(out.get(1, i));
                assertThat(out.get(2, i)).isEqualTo(out.get(3, i));
            }
        }
    }

    @Test
    void shouldSumProductsToTheLastBitByEightRunningSums() {
        double[] numbers = random.doubles(29, -1, 1).toArray();
        Rows row = Rows.over(new double[][] {numbers});
        double[] lanes = new double[8];
        for (int i = 0; i < 24; i++) {
            lanes[i % 8] += numbers[i] * numbers[i];
        }
        double sum = ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
        for (int i = 24; i < 29; i++) {
            sum += numbers[i] * numbers[i];
        }
        assertThat(row.dot(0, row, 0)).isEqualTo(sum);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void shouldProcessWideRowsInParts(Precision precision) {
        Rows narrow = filled(precision, 2, 3);
        Rows wide = filled(precision, 3, 6);
        wide.repeat(0, narrow, 1);
        wide.setPart(1, 3, narrow, 0);
        for (int i = 0; i < 3; i++) {
            assertThat(wide.get(0, i)).isEqualTo(narrow.get(1, i)).isEqualTo(wide.get(0, 3 + i));
            assertThat(wide.get(1, 3 + i)).isEqualTo(narrow.get(0, i));
        }
        double expected = narrow.get(0, 2) + wide.get(2, 2) + wide.get(2, 5);
        narrow.addParts(0, wide, 2);
        assertThat(narrow.get(0, 2)).isCloseTo(expected, within(1e-6));
        expected = narrow.get(1, 1) + wide.get(1, 4) * wide.get(2, 4);
        narrow.addProductPart(1, wide, 1, wide, 2, 3);
        assertThat(narrow.get(1, 1)).isCloseTo(expected, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void shouldCopyAllRowsAndShareNone(Precision precision) {
        Rows from = filled(precision, 3, 4);
        Rows to = from.another();
        to.copy(from);
        from.set(1, 2, 99);
        assertThat(to.get(1, 1)).isEqualTo(from.get(1, 1));
        assertThat(to.get(1, 2)).isNotEqualTo(99);
    }

    @Test
    void shouldResampleEachPartOfAWideRow() {
        double[][] rows = {{0, 1, 2, 3, 4, 5, 6, 7}, {10, 11, 12, 13, 14, 15, 16, 17}};
        ResamplingPlan offspring = new ResamplingPlan(4);
        offspring.descend(new int[] {0, 1, 1, 1});
        Rows.over(rows).resample(offspring);
        assertThat(rows).isDeepEqualTo(new double[][] {{0, 1, 1, 1, 4, 5, 5, 5}, {10, 11, 11, 11, 14, 15, 15, 15}});
    }

    @Test
    void shouldGiveEachAncestorAsManyCopiesAsWereDrawn() {
        for (int trial = 0; trial < 500; trial++) {
            int particles = random.nextInt(1, 40);
            int[] drawn = random.ints(particles, 0, particles).toArray();
            double[][] rows = {IntStream.range(0, particles).asDoubleStream().toArray()};
            ResamplingPlan offspring = new ResamplingPlan(particles);
            offspring.descend(drawn);
            Rows.over(rows).resample(offspring);
            for (int ancestor : drawn) {
                assertThat(rows[0][ancestor]).isEqualTo(ancestor);
            }
            Arrays.sort(drawn);
            Arrays.sort(rows[0]);
            assertThat(rows[0])
                    .containsExactly(Arrays.stream(drawn).asDoubleStream().toArray());
        }
    }

    private Rows filled(Precision precision, int count, int width) {
        Rows rows = Rows.zeros(precision, count, width);
        for (int r = 0; r < count; r++) {
            rows.write(r, random.doubles(width, -1, 1).toArray());
        }
        return rows;
    }
}
