package io.spindrift.model.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class GroupRegressionTest {
    private static final int SIZE = 4;
    private static final double VARIANCE = 0.2;
    private static final double FORGETTING = 0.99;

    private final SplittableRandom random = new SplittableRandom(11);

    /** The same in doubles: each covariance takes in one horizon of its group in turn, and gains are of before that. */
    @Test
    void shouldFollowItsEquations_whenHorizonsHaveFeaturesOfTheirOwn() {
        int[] horizons = {1, 2, 3, 4, 5, 6, 7};
        GroupRegression regression = new GroupRegression(SIZE, HorizonGroups.doubling(horizons), VARIANCE, FORGETTING);
        double[] roots = {Math.pow(24, 0.125), Math.pow(210, 1.0 / 6)};
        PlainCovariance[] covariances = new PlainCovariance[2];
        for (int g = 0; g < 2; g++) {
            covariances[g] = new PlainCovariance(SIZE, VARIANCE / roots[g], FORGETTING);
        }
        double[][] weights = new double[horizons.length][SIZE];
        for (int row = 0; row < 400; row++) {
            float[][] turn = new float[2][];
            for (int k = 0; k < horizons.length; k++) {
                int group = k < 4 ? 0 : 1;
                float[] u = features();
                double label = (k + 1) * u[0] - u[2] + 0.1 * random.nextGaussian();
                assertThat((double) regression.forecast(k, u))
                        .isCloseTo(PlainCovariance.dot(weights[k], u), within(2e-4));
                boolean missing = random.nextInt(8) == 0;
                if (!missing) {
                    regression.correct(row, k, u, label - regression.forecast(k, u));
                    correct(weights[k], covariances[group], u, label);
                    int place = group == 0 ? k : k - 4;
                    if (row % (group == 0 ? 4 : 3) == place) {
                        turn[group] = u;
                    }
                }
            }
            regression.endRow();
            for (int g = 0; g < 2; g++) {
                if (turn[g] != null) {
                    covariances[g].downdate(turn[g], covariances[g].presentForgetting());
                }
            }
        }
    }

    private static void correct(double[] w, PlainCovariance covariance, float[] u, double label) {
        double[] product = covariance.times(u);
        double error = label - PlainCovariance.dot(w, u);
        double innovation = (float) FORGETTING + covariance.square(u);
        for (int i = 0; i < SIZE; i++) {
            w[i] += product[i] * error / innovation;
        }
    }

    @Test
    void shouldGoOnWithTheSameBits_whenRestoredBetweenRows() {
        int[] horizons = {1, 6};
        GroupRegression whole = new GroupRegression(SIZE, HorizonGroups.single(horizons), VARIANCE, FORGETTING);
        GroupRegression parts = new GroupRegression(SIZE, HorizonGroups.single(horizons), VARIANCE, FORGETTING);
        for (int row = 0; row < 60; row++) {
            for (int k = 0; k < 2; k++) {
                float[] u = features();
                double error = random.nextGaussian();
                whole.correct(row, k, u, error);
                parts.correct(row, k, u, error);
            }
            whole.endRow();
            parts.endRow();
            GroupRegression saved = parts;
            parts = new GroupRegression(SIZE, HorizonGroups.single(horizons), VARIANCE, FORGETTING);
            parts.visit(Ledger.of(fields -> saved.visit(fields, "g")), "g");
        }
        GroupRegression last = parts;
        assertThat(Ledger.of(fields -> last.visit(fields, "g")).bits())
                .isEqualTo(Ledger.of(fields -> whole.visit(fields, "g")).bits());
    }

    @Test
    void shouldCountItsNumbers_whenAskedForItsSize() {
        HorizonGroups groups = HorizonGroups.doubling(new int[] {1, 24, 25, 96});
        GroupRegression regression = new GroupRegression(SIZE, groups, VARIANCE, FORGETTING);
        long saved = Ledger.of(fields -> regression.visit(fields, "g")).bits().size();
        assertThat(GroupRegression.numbers(SIZE, groups)).isBetween(saved, saved + groups.count());
    }

    private float[] features() {
        float[] u = new float[SIZE];
        for (int i = 0; i < SIZE - 1; i++) {
            u[i] = (float) random.nextGaussian();
        }
        u[SIZE - 1] = 1;
        return u;
    }
}
