package io.spindrift.model.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.regression.PlainCovariance;
import org.junit.jupiter.api.Test;

/** Against textbook least squares in doubles for each horizon, on features from plain arrays. */
final class LagStageTest {
    private final Rows rows = new Rows();
    private final LagStage stage = new LagStage(rows.past, Rows.HORIZONS);
    private final Oracle tight = new Oracle(49, 0.01, 0.9998);
    private final Oracle loose = new Oracle(7, 100, 0.9995);
    private final double[] one = rows.plain.scales(1);

    @Test
    void shouldBeLeastSquaresOnLagsLevelAndAConstant_whenLabelsAndValuesAreMissing() {
        for (int t = 0; t < Rows.COUNT; t++) {
            for (int k = 0; k < Rows.HORIZONS.length; k++) {
                learn(k, t, t - Rows.HORIZONS[k]);
            }
            rows.add(t);
            stage.advance(rows.past.origin(0), rows.plain.seen[t]);
            tight.advance(t);
            loose.advance(t);
            for (int k = 0; one[t] > 0 && k < Rows.HORIZONS.length; k++) {
                assertThat(stage.forecast(k, one[t]) / one[t])
                        .as("h=%d, row %d", Rows.HORIZONS[k], t)
                        .isCloseTo(tight.forecast(k, t), within(2e-4));
                assertThat(stage.looseForecast(k, one[t]) / one[t])
                        .as("loose, h=%d, row %d", Rows.HORIZONS[k], t)
                        .isCloseTo(loose.forecast(k, t), within(0.02));
            }
        }
    }

    private void learn(int k, int t, int q) {
        if (q >= 0 && rows.plain.seen[t] && rows.plain.seen[q] && one[q] > 0) {
            double change = rows.plain.x[t] - rows.plain.x[q];
            stage.learn(k, rows.past.origin(Rows.HORIZONS[k] - 1), change);
            tight.learn(k, q, change / one[q]);
            loose.learn(k, q, change / one[q]);
        }
    }

    @Test
    void shouldGiveTheWeightsOfLags_whenSlopesOfAHorizonAreChosen() {
        shouldBeLeastSquaresOnLagsLevelAndAConstant_whenLabelsAndValuesAreMissing();
        for (int k = 0; k < Rows.HORIZONS.length; k++) {
            stage.chooseSlopes(k);
            double sum = 0;
            for (int i = 0; i < 47; i++) {
                assertThat(stage.slopes()[i]).isCloseTo(tight.weights[k][i], within(2e-4));
                sum += stage.slopes()[i];
            }
            assertThat(stage.slopeSum()).isCloseTo(sum, within(1e-12));
        }
    }

    private final class Oracle {
        private final int size;
        private final PlainCovariance covariance;
        private final double[][] gains = new double[Rows.COUNT][];
        private final double[][] weights;
        private final double[] errorSizes = new double[Rows.HORIZONS.length];
        private final int[] labels = new int[Rows.HORIZONS.length];

        Oracle(int size, double variance, double forgetting) {
            this.size = size;
            covariance = new PlainCovariance(size, variance, forgetting);
            weights = new double[Rows.HORIZONS.length][size];
        }

        /** The last {@code size} of 47 lags, the oldest first, the level, and 1. */
        float[] features(int t) {
            float[] u = new float[size];
            u[size - 1] = 1;
            u[size - 2] = Rows.feature((rows.plain.x[t] - rows.plain.mean[t]) / one[t]);
            for (int j = 1; j <= size - 2 && j <= t; j++) {
                u[size - 2 - j] = Rows.feature((rows.plain.x[t - j] - rows.plain.x[t]) / one[t]);
            }
            return u;
        }

        double forecast(int k, int t) {
            return PlainCovariance.dot(weights[k], features(t));
        }

        void advance(int t) {
            gains[t] = new double[size];
            if (one[t] > 0 && rows.plain.seen[t]) {
                float[] u = features(t);
                double forget = covariance.presentForgetting();
                gains[t] = covariance.times(u);
                double innovation = forget + covariance.square(u);
                for (int i = 0; i < size; i++) {
                    gains[t][i] /= innovation;
                }
                covariance.downdate(u, forget);
            }
        }

        void learn(int k, int q, double label) {
            double error = label - forecast(k, q);
            labels[k]++;
            double bound = 3 * Math.sqrt(Math.PI / 2) * errorSizes[k];
            double bounded = labels[k] > 60 ? Math.max(-bound, Math.min(bound, error)) : error;
            errorSizes[k] += Math.max(1.0 / labels[k], 0.01) * (Math.abs(bounded) - errorSizes[k]);
            for (int i = 0; i < size; i++) {
                weights[k][i] += gains[q][i] * bounded;
            }
        }
    }
}
