package io.spindrift.model.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.PlainSeries;
import org.junit.jupiter.api.Test;

final class NaiveStageTest {
    private static final int KINDS = 5;
    private static final int SEASONS = Rows.SEASONS.count();

    private Rows rows = new Rows();
    private NaiveStage stage = new NaiveStage(rows.past, Rows.HORIZONS);
    private final double[][] profiles = new double[SEASONS][];
    private final double[][][] squares = new double[Rows.HORIZONS.length][KINDS][SEASONS];
    private final boolean[] learned = new boolean[Rows.HORIZONS.length];

    @Test
    void shouldForecastByTheSeasonOfLeastRecentError_whenSeasonsCompete() {
        check(true);
    }

    @Test
    void shouldWalkWithoutRatios_whenASeriesIsNotPositive() {
        rows = new Rows(0);
        rows.past.stopLogarithms();
        stage = new NaiveStage(rows.past, Rows.HORIZONS);
        check(false);
    }

    private void check(boolean positive) {
        for (int s = 0; s < SEASONS; s++) {
            profiles[s] = rows.plain.profile(Rows.SEASONS.length(s));
        }
        for (int t = 0; t < Rows.COUNT; t++) {
            for (int k = 0; k < Rows.HORIZONS.length; k++) {
                learn(k, t, positive);
            }
            rows.add(t);
            for (int k = 0; k < Rows.HORIZONS.length; k++) {
                for (int kind = 0; kind < KINDS; kind++) {
                    int season = best(k, kind);
                    assertThat(stage.bestSeason(k, kind))
                            .as("kind %d, h=%d at %d", kind, Rows.HORIZONS[k], t)
                            .isEqualTo(season);
                    assertThat(stage.forecast(k, kind, rows.past.origin(0)))
                            .as("kind %d, h=%d at %d", kind, Rows.HORIZONS[k], t)
                            .isCloseTo(change(kind, season, Rows.HORIZONS[k], t, positive), within(1e-9));
                }
            }
        }
    }

    private void learn(int k, int t, boolean positive) {
        int h = Rows.HORIZONS[k];
        int q = t - h;
        if (q < 0 || !rows.plain.seen[t] || !rows.plain.seen[q]) {
            return;
        }
        double change = rows.plain.x[t] - rows.plain.x[q];
        stage.learn(k, rows.past.origin(h - 1), change);
        for (int kind = 0; kind < KINDS; kind++) {
            for (int s = 0; s < SEASONS; s++) {
                double error = change - change(kind, s, h, q, positive);
                double[] running = squares[k][kind];
                running[s] = learned[k] ? running[s] + 0.02 * (error * error - running[s]) : error * error;
            }
        }
        learned[k] = true;
    }

    private int best(int k, int kind) {
        int best = 0;
        for (int s = 1; s < SEASONS; s++) {
            // Equal but for rounding: the shorter season.
            best = squares[k][kind][s] < squares[k][kind][best] * (1 - 1e-6) ? s : best;
        }
        return best;
    }

    private double change(int kind, int s, int h, int t, boolean positive) {
        int length = Rows.SEASONS.length(s);
        int back = PlainSeries.back(length, h);
        double[] x = rows.plain.x;
        double[] profile = profiles[s];
        return switch (kind) {
            case NaiveStage.SEASONAL_NAIVE -> t + h - back >= 0 ? x[t + h - back] - x[t] : 0;
            case NaiveStage.SEASONAL_WALK -> t >= back ? x[t + h - back] - x[t - back] : 0;
            case NaiveStage.MULTIPLICATIVE_WALK -> {
                if (t < back) {
                    yield 0;
                }
                double ratio = Math.max(0.2, Math.min(5, x[t + h - back] / x[t - back]));
                yield positive ? x[t] * ratio - x[t] : x[t + h - back] - x[t - back];
            }
            case NaiveStage.PROFILE -> t >= length ? profile[t + h - back] - x[t] : 0;
            default -> t >= length ? profile[t + h - back] - profile[t] : 0;
        };
    }
}
