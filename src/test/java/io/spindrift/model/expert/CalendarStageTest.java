package io.spindrift.model.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.past.Origin;
import io.spindrift.model.regression.GroupRegression;
import io.spindrift.model.regression.HorizonGroups;
import io.spindrift.model.regression.RobustErrors;
import org.junit.jupiter.api.Test;

final class CalendarStageTest {
    private static final int SIZE = 4 + 3 + 10 + 32;
    private static final double DAY = 24;
    private static final double WEEK = 7 * 24;
    private static final double YEAR = 365.2425 * 24;

    private final Rows rows = new Rows();
    private final double[] x = rows.plain.x;
    private final SeasonalStage seasonal =
            new SeasonalStage(rows.past, new LagStage(rows.past, Rows.HORIZONS), Rows.HORIZONS);
    private final CalendarStage stage = new CalendarStage(Rows.HORIZONS);
    private final GroupRegression regression =
            new GroupRegression(SIZE, HorizonGroups.doubling(Rows.HORIZONS), 0.01, 0.9998);
    /** M_h − x_t, made up. */
    private final double[][] issued = new double[Rows.HORIZONS.length][Rows.COUNT];

    private final double[][] scales = new double[Rows.HORIZONS.length][];
    private final RobustErrors robust = new RobustErrors(Rows.HORIZONS.length);

    @Test
    void shouldCorrectTheIssuedForecastByTheCalendar_whenLabelsCome() {
        for (int k = 0; k < scales.length; k++) {
            scales[k] = rows.plain.scales(Rows.HORIZONS[k]);
        }
        for (int t = 0; t < Rows.COUNT; t++) {
            for (int k = 0; k < Rows.HORIZONS.length; k++) {
                learn(k, t);
            }
            stage.endRow();
            regression.endRow();
            rows.add(t);
            for (int k = 0; t > 0 && k < Rows.HORIZONS.length; k++) {
                double unit = rows.past.scale(k, t);
                issued[k][t] = 3 * rows.random.nextGaussian();
                seasonal.prepare(k, rows.past.origin(0), unit);
                double expected = issued[k][t] + scales[k][t] * regression.forecast(k, features(k, t));
                assertThat(stage.forecast(k, rows.past.origin(0), seasonal, issued[k][t], unit))
                        .as("h=%d at %d", Rows.HORIZONS[k], t)
                        .isCloseTo(expected, within(1e-3));
            }
        }
    }

    private void learn(int k, int t) {
        int q = t - Rows.HORIZONS[k];
        if (q < 1 || !rows.plain.seen[t] || !rows.plain.seen[q]) {
            return;
        }
        Origin origin = rows.past.origin(Rows.HORIZONS[k] - 1);
        double unit = rows.past.scale(k, q);
        seasonal.prepare(k, origin, unit);
        stage.learn(k, t, origin, seasonal, issued[k][q], x[t] - x[q], unit);
        float[] u = features(k, q);
        double label = (x[t] - x[q] - issued[k][q]) / scales[k][q];
        regression.correct(t, k, u, robust.bounded(k, label - regression.forecast(k, u)));
    }

    private float[] features(int k, int t) {
        double unit = scales[k][t];
        double[] bases = {issued[k][t], x[t] - rows.plain.mean[t], before(t, 1), before(t, 2)};
        double[] u = new double[SIZE];
        // 1970-01-01 was the fourth day of a week.
        double[] turns = {t / DAY, 2 * t / DAY, (t + 3 * 24) / WEEK, 2 * (t + 3 * 24) / WEEK, t / YEAR};
        for (int b = 0; b < 4; b++) {
            u[b] = Rows.feature(bases[b] / unit);
        }
        for (int j = 3; j <= 5; j++) {
            u[1 + j] = Rows.feature(before(t, j) / unit);
        }
        for (int i = 0; i < 5; i++) {
            u[7 + 2 * i] = Math.sin(2 * Math.PI * turns[i]);
            u[7 + 2 * i + 1] = Math.cos(2 * Math.PI * turns[i]);
        }
        for (int b = 0; b < 4; b++) {
            for (int c = 0; c < 8; c++) {
                u[17 + 8 * b + c] = u[b] * u[7 + c];
            }
        }
        float[] features = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            features[i] = (float) u[i];
        }
        return features;
    }

    private double before(int t, int j) {
        return t >= j ? x[t - j] - x[t] : 0;
    }
}
