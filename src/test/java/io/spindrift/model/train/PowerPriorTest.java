package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.numeric.Symmetric;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PowerPriorTest {
    private static final int P = 3;

    @Test
    void shouldWeighAsMuchAsAFewLabels() {
        assertThat(PowerPrior.share(0, 1)).isOne();
        assertThat(PowerPrior.share(30, 1)).isOne();
        assertThat(PowerPrior.share(300, 1)).isEqualTo(0.1);
        assertThat(PowerPrior.share(1_000_000, 0.99)).isCloseTo(0.3, within(1e-12));
        assertThat(PowerPrior.share(1_000_000, 0.5)).isOne();
    }

    /**
     * The power prior against normal equations: later labels are learned as if each of the first labels had that share.
     */
    @ParameterizedTest
    @ValueSource(ints = {10, 30, 100, 3000})
    void shouldReduceTheWeightOfLabels(int labels) {
        double[] starts = {0.01, 1, 100};
        SplittableRandom random = new SplittableRandom(4);
        RecursiveLeastSquares squares = new RecursiveLeastSquares(starts, 1, Precision.FLOAT64);
        LeastSquares expected = new LeastSquares(P);
        for (int k = 0; k < P; k++) {
            expected.add(unit(k), 0, 1 / starts[k]);
        }
        for (int t = 0; t < labels; t++) {
            double[] u = {random.nextGaussian(), random.nextGaussian(), 1};
            double label = 2 * u[0] - u[1] + 3 + random.nextGaussian();
            squares.correct(u, label - squares.forecast(u));
            expected.add(u, label, 1);
        }
        double[] before = expected.solution();
        squares.discount(labels);
        double share = PowerPrior.share(labels, 1);
        expected.fade(share);
        for (int k = 0; k < P; k++) {
            expected.add(unit(k), before[k], (1 - share) / starts[k]);
        }
        assertWeights(squares, expected);
        for (int t = 0; t < 20; t++) {
            double[] u = {random.nextGaussian(), random.nextGaussian(), 1};
            double label = -u[0] + random.nextGaussian();
            squares.correct(u, label - squares.forecast(u));
            expected.add(u, label, 1);
            assertWeights(squares, expected);
        }
    }

    private static double[] unit(int k) {
        double[] unit = new double[P];
        unit[k] = 1;
        return unit;
    }

    private static void assertWeights(RecursiveLeastSquares squares, LeastSquares expected) {
        assertThat(Ledger.of(io -> squares.visit(io, "rls")).float64s("rls.weights"))
                .containsExactly(expected.solution(), within(1e-8));
    }

    /** The same of filters that hold covariances and not their roots. */
    @Test
    void shouldMakeCovariancesWider() {
        double start = 0.5;
        double share = 0.1;
        SplittableRandom random = new SplittableRandom(4);
        GaussianBlock block = new GaussianBlock(Precision.FLOAT64, P, 1, 1, start);
        LeastSquares expected = new LeastSquares(P);
        for (int k = 0; k < P; k++) {
            expected.add(unit(k), 0, 1 / start);
        }
        for (int t = 0; t < 50; t++) {
            double[] u = {random.nextGaussian(), random.nextGaussian(), 1};
            Rows one = Rows.over(new double[][] {{1}});
            Rows variance = Rows.over(new double[][] {{1}});
            block.set(0, one, 0, Rows.over(new double[][] {{u[0]}, {u[1]}, {u[2]}}));
            block.predict(0, variance, 0);
            block.shrink(variance, 0);
            expected.add(u, 0, 1);
        }
        Symmetric rows = Symmetric.diagonal(Precision.FLOAT64, new double[P]);
        for (int a = 0; a < P; a++) {
            for (int b = 0; b <= a; b++) {
                rows.set(a, b, expected.covariance()[a][b]);
            }
        }
        double before = rows.get(0, 0);
        block.discount(start, share);
        CovarianceInflation.of(rows, new double[] {start, start, start}, share);
        expected.fade(share);
        for (int k = 0; k < P; k++) {
            expected.add(unit(k), 0, (1 - share) / start);
        }
        double[] lower = Ledger.of(block::visit).float64s("block.covariance");
        for (int a = 0; a < P; a++) {
            for (int b = 0; b <= a; b++) {
                double covariance = expected.covariance()[a][b];
                assertThat(rows.get(a, b)).isCloseTo(covariance, within(1e-9));
                assertThat(lower[a * (a + 1) / 2 + b]).isCloseTo(covariance, within(1e-6));
            }
        }
        assertThat(rows.get(0, 0)).isBetween(5 * before, start);
    }

    @Test
    void shouldStayFiniteWhateverTheSettings() {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Learner learner = Variants.atTheEdges(random).create(P, seed);
            for (int t = 0; t < 80; t++) {
                learn(learner, random);
                if (t % 40 == 39) {
                    learner.transfer(t % 80 == 39 ? 40 : 1_000_000);
                }
            }
            learn(learner, random);
            assertThat(learner.rollout().forecast(new double[] {1, -1, 0.5}))
                    .as("seed %d", seed)
                    .isFinite();
            assertThat(Ledger.of(learner::visit).isFinite()).as("seed %d", seed).isTrue();
        }
    }

    private static void learn(Learner learner, SplittableRandom random) {
        double[] x = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
        learner.learn(x, x[0] - x[1] + random.nextGaussian());
    }
}
