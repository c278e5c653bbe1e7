package io.spindrift.model.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import io.spindrift.model.train.PowerPrior;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SharedRegressionTest {
    private static final int SIZE = 6;
    private static final int[] HORIZONS = {1, 2, 5, 12};
    private static final int ROWS = 500;
    private static final double VARIANCE = 0.5;
    private static final double FORGETTING = 0.99;

    private final SplittableRandom random = new SplittableRandom(3);
    private final float[][] features = new float[ROWS][SIZE];
    private final double[][] labels = new double[HORIZONS.length][ROWS];

    SharedRegressionTest() {
        for (int t = 0; t < ROWS; t++) {
            for (int i = 0; i < SIZE - 1; i++) {
                features[t][i] = (float) random.nextGaussian();
            }
            features[t][SIZE - 1] = 1;
            for (int k = 0; k < HORIZONS.length; k++) {
                labels[k][t] = (k + 1) * features[t][k] - features[t][4] + 3 + 0.1 * random.nextGaussian();
            }
        }
    }

    /** Each horizon for itself: textbook recursive least squares in doubles, which takes features and label of a row together. */
    private double[][] separately(int horizon, boolean[] seen) {
        PlainCovariance covariance = new PlainCovariance(SIZE, VARIANCE, FORGETTING);
        double[][] weights = new double[ROWS][];
        double[] w = new double[SIZE];
        for (int q = 0; q < ROWS; q++) {
            if (seen[q]) {
                float[] u = features[q];
                double forget = covariance.presentForgetting();
                double[] gain = covariance.times(u);
                double error = labels[horizon][q] - PlainCovariance.dot(w, u);
                double innovation = forget + covariance.square(u);
                for (int i = 0; i < SIZE; i++) {
                    w[i] += gain[i] / innovation * error;
                }
                covariance.downdate(u, forget);
            }
            weights[q] = w.clone();
        }
        return weights;
    }

    @Test
    void shouldEqualLeastSquaresOfEachHorizon_whenLabelsComeLater() {
        boolean[] seen = new boolean[ROWS];
        for (int t = 0; t < ROWS; t++) {
            seen[t] = random.nextInt(10) > 0;
        }
        SharedRegression shared = new SharedRegression(SIZE, HORIZONS.length, 12, VARIANCE, FORGETTING);
        double[][][] expected = new double[HORIZONS.length][][];
        for (int k = 0; k < HORIZONS.length; k++) {
            expected[k] = separately(k, seen);
        }
        for (int t = 0; t < ROWS; t++) {
            for (int k = 0; k < HORIZONS.length; k++) {
                int q = t - HORIZONS[k];
                if (q >= 0) {
                    correct(shared, k, q);
                    assertWeights(shared.weights(k), expected[k][q]);
                }
            }
            if (seen[t]) {
                shared.advance(t, features[t]);
            } else {
                shared.skip(t);
            }
        }
    }

    private void correct(SharedRegression shared, int k, int q) {
        shared.correct(k, q, labels[k][q] - shared.forecast(k, features[q]));
    }

    private static void assertWeights(float[] weights, double[] expected) {
        for (int i = 0; i < SIZE; i++) {
            assertThat((double) weights[i]).isCloseTo(expected[i], within(2e-5 * (1 + Math.abs(expected[i]))));
        }
    }

    @Test
    void shouldGoOnWithTheSameBits_whenRestoredBetweenRows() {
        SharedRegression whole = new SharedRegression(SIZE, 1, 1, VARIANCE, FORGETTING);
        SharedRegression parts = new SharedRegression(SIZE, 1, 1, VARIANCE, FORGETTING);
        for (int t = 0; t < 100; t++) {
            for (SharedRegression regression : new SharedRegression[] {whole, parts}) {
                if (t > 0) {
                    correct(regression, 0, t - 1);
                }
                regression.advance(t, features[t]);
            }
            SharedRegression saved = parts;
            parts = new SharedRegression(SIZE, 1, 1, VARIANCE, FORGETTING);
            parts.visit(Ledger.of(fields -> saved.visit(fields, "r")), "r");
        }
        assertThat(parts.weights(0)).containsExactly(whole.weights(0));
        SharedRegression last = parts;
        assertThat(Ledger.of(fields -> last.visit(fields, "r")).bits())
                .isEqualTo(Ledger.of(fields -> whole.visit(fields, "r")).bits());
    }

    /** The numbers that it says are those that it saves. */
    @Test
    void shouldCountItsNumbers_whenAskedForItsSize() {
        SharedRegression shared = new SharedRegression(SIZE, 4, 12, VARIANCE, FORGETTING);
        long saved = Ledger.of(fields -> shared.visit(fields, "r")).bits().size();
        assertThat(SharedRegression.numbers(SIZE, 4, 12)).isBetween(saved, saved + 1);
    }

    /** A new series keeps the weights, and is as sure of them as the power prior says: P⁻¹ ← c P⁻¹ + (1 − c) P_0⁻¹. */
    @Test
    void shouldKeepWeightsAndLoseCertainty_whenAnotherSeriesStartsWithThem() {
        SharedRegression donor = new SharedRegression(SIZE, 1, 1, VARIANCE, 1);
        for (int t = 0; t < 400; t++) {
            if (t > 0) {
                correct(donor, 0, t - 1);
            }
            donor.advance(t, features[t]);
        }
        SharedRegression heir = new SharedRegression(SIZE, 1, 1, VARIANCE, 1);
        heir.visitLearned(Ledger.of(fields -> donor.visitLearned(fields, "r", 400)), "r", 400);
        assertThat(heir.weights(0)).containsExactly(donor.weights(0));
        float donorGain = gain(donor);
        float heirGain = gain(heir);
        double share = PowerPrior.share(400, 1);
        // Information adds up: 1/(uᵀPu) is about c times the donor's, plus the little of the start.
        assertThat(heirGain / donorGain).isBetween((float) (0.7 / share), (float) (1.0 / share));
    }

    /** The gain of the constant feature after one more row. */
    private float gain(SharedRegression regression) {
        float before = regression.weights(0)[SIZE - 1];
        float[] constant = {0, 0, 0, 0, 0, 1};
        regression.advance(0, constant);
        regression.correct(0, 0, 1);
        return regression.weights(0)[SIZE - 1] - before;
    }
}
