package io.spindrift.model.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.PlainSeries;
import io.spindrift.model.past.Origin;
import io.spindrift.model.regression.GroupRegression;
import io.spindrift.model.regression.HorizonGroups;
import io.spindrift.model.regression.RobustErrors;
import org.junit.jupiter.api.Test;

/** Every feature from plain arrays; the regression by {@link GroupRegression}, which has a test of its own. */
final class SeasonalStageTest {
    private static final int SIZE = 4 * 4 + 2 * 2 + 1 + 5 + 1 + 4 + 2;

    private final Rows rows = new Rows();
    private final double[] x = rows.plain.x;
    private final LagStage lags = new LagStage(rows.past, Rows.HORIZONS);
    private final SeasonalStage stage = new SeasonalStage(rows.past, lags, Rows.HORIZONS);
    private final GroupRegression regression =
            new GroupRegression(SIZE, HorizonGroups.doubling(Rows.HORIZONS), 0.01, 0.9998);
    private final double[][] errors = new double[Rows.HORIZONS.length][Rows.COUNT];
    private final double[][] scales = new double[Rows.HORIZONS.length][];
    private final double[][] profiles = new double[Rows.SEASONS.count()][];
    private final RobustErrors robust = new RobustErrors(Rows.HORIZONS.length);

    SeasonalStageTest() {
        for (int k = 0; k < scales.length; k++) {
            scales[k] = rows.plain.scales(Rows.HORIZONS[k]);
        }
        for (int s = 0; s < profiles.length; s++) {
            profiles[s] = rows.plain.profile(Rows.SEASONS.length(s));
        }
    }

    @Test
    void shouldHaveTheFeaturesOfItsEquations_whenRowsAreYoungAndOldAndMissing() {
        for (int t = 0; t < Rows.COUNT; t++) {
            for (int k = 0; k < Rows.HORIZONS.length; k++) {
                learn(k, t);
            }
            stage.endRow();
            regression.endRow();
            rows.add(t);
            lags.advance(rows.past.origin(0), rows.plain.seen[t]);
            for (int k = 0; t > 0 && k < Rows.HORIZONS.length; k++) {
                float[] u = prepared(k, rows.past.origin(0), t);
                assertThat(stage.forecast(k, scales[k][t]) / scales[k][t])
                        .as("forecast h=%d at %d", Rows.HORIZONS[k], t)
                        .isCloseTo(regression.forecast(k, u), within(1e-4));
            }
        }
    }

    private void learn(int k, int t) {
        int q = t - Rows.HORIZONS[k];
        if (q < 1) {
            return;
        }
        if (!rows.plain.seen[t] || !rows.plain.seen[q]) {
            stage.skip(k, t);
            return;
        }
        Origin origin = rows.past.origin(Rows.HORIZONS[k] - 1);
        lags.learn(k, origin, x[t] - x[q]);
        float[] u = prepared(k, origin, q);
        double label = (x[t] - x[q]) / scales[k][q];
        double error = label - regression.forecast(k, u);
        errors[k][t] = Rows.HORIZONS[k] <= 24 ? error * scales[k][q] : 0;
        regression.correct(t, k, u, robust.bounded(k, error));
        stage.learn(k, t, x[t] - x[q], rows.past.scale(k, q));
        assertThat(stage.error(k, t)).isCloseTo(errors[k][t], within(1e-3));
    }

    /** The features of a row, which are those that the stage computes. */
    private float[] prepared(int k, Origin origin, int q) {
        stage.prepare(k, origin, rows.past.scale(k, q));
        lags.chooseSlopes(k);
        float[] expected = features(k, q, lags.slopes());
        assertThat(stage.features()).hasSize(SIZE);
        for (int i = 0; i < SIZE; i++) {
            assertThat(stage.features()[i])
                    .as("feature %d of row %d, h=%d", i, q, Rows.HORIZONS[k])
                    .isCloseTo(expected[i], within(1e-4f * (1 + Math.abs(expected[i]))));
        }
        return expected;
    }

    private float[] features(int k, int t, double[] slopes) {
        int h = Rows.HORIZONS[k];
        int seasons = Rows.SEASONS.count();
        double[] u = new double[SIZE];
        int wide = 4 * seasons + 7;
        for (int s = 0; s < seasons; s++) {
            int length = Rows.SEASONS.length(s);
            int back = PlainSeries.back(length, h);
            double[] profile = profiles[s];
            if (t >= length) {
                u[s] = profile[t + h - back] - profile[t];
                u[seasons + s] = profile[t] - x[t];
                u[3 * seasons + s] = profile[t + h - back] - profile[t] - expected(profile, t, slopes);
            }
            if (t >= back) {
                u[2 * seasons + s] = x[t + h - back] - x[t - back] - expected(x, t - back, slopes);
            }
            if (length == 24 || length == 48) {
                if (back > h && t + h - back >= 1) {
                    u[wide] = x[t + h - back - 1] - x[t + h - back];
                    u[wide + 1] = x[t + h - back + 1] - x[t + h - back];
                }
                wide += 2;
            }
        }
        u[4 * seasons] = x[t] - rows.plain.mean[t];
        for (int j = 1; j <= 5 && j <= t; j++) {
            u[4 * seasons + j] = x[t - j] - x[t];
        }
        for (int j = 0; j < 4 && j <= t; j++) {
            u[wide + j] = errors[k][t - j];
        }
        float[] features = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            features[i] = Rows.feature(u[i] / scales[k][t]);
        }
        features[4 * seasons + 6] = 1;
        features[SIZE - 2] = rows.exogenous[t][0];
        features[SIZE - 1] = rows.exogenous[t][1];
        return features;
    }

    /** Σ_j w_j (y_{t−j} − y_t); the weight of y_{t−47} is the first. */
    private static double expected(double[] y, int t, double[] slopes) {
        double sum = 0;
        for (int j = 1; j <= 47 && j <= t; j++) {
            sum += slopes[47 - j] * (y[t - j] - y[t]);
        }
        return sum;
    }
}
