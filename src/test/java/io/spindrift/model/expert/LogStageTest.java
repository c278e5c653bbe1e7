package io.spindrift.model.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.PlainSeries;
import io.spindrift.model.regression.GroupRegression;
import io.spindrift.model.regression.HorizonGroups;
import org.junit.jupiter.api.Test;

final class LogStageTest {
    private static final int SEASONS = Rows.SEASONS.count();
    private static final int SIZE = 3 * SEASONS + 1 + 6 + 1;

    private final Rows rows = new Rows();
    private final PlainSeries logs = rows.plain.logarithms();
    private final LogStage stage = new LogStage(rows.past, Rows.HORIZONS);
    private final GroupRegression regression =
            new GroupRegression(SIZE, HorizonGroups.single(Rows.HORIZONS), 0.01, 0.9998);
    private final double[][] scales = new double[Rows.HORIZONS.length][];
    private final double[][] profiles = new double[SEASONS][];

    @Test
    void shouldForecastTheGrowthOfItsEquations_whenASeriesIsPositive() {
        for (int k = 0; k < scales.length; k++) {
            scales[k] = rows.plain.scales(Rows.HORIZONS[k]);
        }
        for (int s = 0; s < SEASONS; s++) {
            profiles[s] = logs.profile(Rows.SEASONS.length(s));
        }
        for (int t = 0; t < Rows.COUNT; t++) {
            for (int k = 0; k < Rows.HORIZONS.length; k++) {
                learn(k, t);
            }
            stage.endRow();
            regression.endRow();
            rows.add(t);
            for (int k = 0; t > 0 && k < Rows.HORIZONS.length; k++) {
                double growth = unit(k, t) * regression.forecast(k, features(k, t));
                double expected = rows.plain.x[t] * (Math.exp(Math.max(-3, Math.min(3, growth))) - 1);
                assertThat(stage.forecast(k, rows.past.origin(0), rows.past.scale(k, t), Double.NaN))
                        .as("h=%d at %d", Rows.HORIZONS[k], t)
                        .isCloseTo(expected, within(1e-3));
            }
        }
    }

    @Test
    void shouldForecastWhatItIsGiven_whenASeriesWasNotPositive() {
        for (int t = 0; t < 30; t++) {
            rows.add(t);
        }
        rows.past.stopLogarithms();
        assertThat(stage.forecast(0, rows.past.origin(0), 1, 7)).isEqualTo(7);
    }

    private void learn(int k, int t) {
        int q = t - Rows.HORIZONS[k];
        if (q < 1 || !rows.plain.seen[t] || !rows.plain.seen[q]) {
            return;
        }
        stage.learn(k, t, rows.past.origin(Rows.HORIZONS[k] - 1), logs.x[t], rows.past.scale(k, q));
        float[] u = features(k, q);
        double label = (logs.x[t] - logs.x[q]) / unit(k, q);
        regression.correct(t, k, u, label - regression.forecast(k, u));
    }

    private double unit(int k, int t) {
        return scales[k][t] / rows.plain.mean[t];
    }

    private float[] features(int k, int t) {
        int h = Rows.HORIZONS[k];
        double[] u = new double[SIZE];
        double[] l = logs.x;
        for (int s = 0; s < SEASONS; s++) {
            int back = PlainSeries.back(Rows.SEASONS.length(s), h);
            if (t >= back) {
                u[s] = l[t + h - back] - l[t - back];
            }
            if (t >= Rows.SEASONS.length(s)) {
                u[SEASONS + s] = profiles[s][t + h - back] - profiles[s][t];
                u[2 * SEASONS + s] = profiles[s][t] - l[t];
            }
        }
        u[3 * SEASONS] = l[t] - logs.mean[t];
        for (int j = 1; j <= 6 && j <= t; j++) {
            u[3 * SEASONS + j] = l[t - j] - l[t];
        }
        float[] features = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            features[i] = Rows.feature(u[i] / unit(k, t));
        }
        features[SIZE - 1] = 1;
        return features;
    }
}
