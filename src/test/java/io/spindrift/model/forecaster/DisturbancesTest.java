package io.spindrift.model.forecaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disturbance is over after a few rows: errors are those of a run without it. */
@Tag("slow")
final class DisturbancesTest {
    private static final int ROWS = 1200;
    private static final int AT = 800;
    private static final int DAY = 24;
    /** One of the horizons is the day, at which an impossible value would return. */
    private static final int[] HORIZONS = {1, 2, 3, 4, 12, 24};

    private final double[] clean = Forecasting.seasonal(ROWS, 10);
    private final double[][] expected = run(clean);

    private static double[][] run(double[] values) {
        return Forecasting.run(new Forecasting(true, 0, HORIZONS), values);
    }

    /** The error at a horizon over rows, over that of the run without a disturbance. */
    private double ratio(double[][] forecasts, double[] values, int k, int from, int to) {
        return Forecasting.rmse(forecasts[k], values, from, to) / Forecasting.rmse(expected[k], clean, from, to);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-9999, 65535, 1e9, 1e30})
    void shouldForgetAnImpossibleValue_whenItIsOver(double impossible) {
        double[] values = clean.clone();
        values[AT] = impossible;
        double[][] forecasts = run(values);
        for (int k = 0; k < HORIZONS.length; k++) {
            assertThat(ratio(forecasts, values, k, AT + 1, AT + 50)).as("next").isLessThan(1.15);
            assertThat(ratio(forecasts, values, k, AT + DAY, AT + 3 * DAY))
                    .as("a day later")
                    .isLessThan(1.05);
            assertThat(max(forecasts[k], AT + 1, ROWS)).isLessThan(180);
            assertThat(min(forecasts[k], AT + 1, ROWS)).isGreaterThan(40);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1000, -1000, 1e6})
    void shouldFollowALevelShift_whenItStays(double shift) {
        double[] values = clean.clone();
        for (int t = AT; t < ROWS; t++) {
            values[t] += shift;
        }
        double[][] forecasts = run(values);
        for (int k = 0; k < HORIZONS.length; k++) {
            int from = AT + 3 + HORIZONS[k];
            // The new level is known to within the mean of three errors.
            assertThat(ratio(forecasts, values, k, from, from + 50))
                    .as("h=%d", HORIZONS[k])
                    .isLessThan(1.3);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1000, 0.001})
    void shouldFollowAChangeOfUnit_whenItStays(double ratio) {
        // Far above 0, so that the smaller unit is no change that the series might have made by itself.
        double[] high = Arrays.stream(clean).map(value -> value + 2000).toArray();
        double[] values = high.clone();
        for (int t = AT; t < ROWS; t++) {
            values[t] *= ratio;
        }
        double[][] usual = run(high);
        double[][] forecasts = run(values);
        for (int k = 0; k < HORIZONS.length; k++) {
            int from = AT + 3 + HORIZONS[k];
            double error = Forecasting.rmse(forecasts[k], values, from, from + 100) / ratio;
            assertThat(error / Forecasting.rmse(usual[k], high, from, from + 100))
                    .as("h=%d", HORIZONS[k])
                    .isLessThan(1.3);
        }
    }

    @Test
    void shouldLearnAlmostAsWell_whenImpossibleValuesAreFrequent() {
        double[] values = clean.clone();
        boolean[] wild = new boolean[ROWS];
        SplittableRandom random = new SplittableRandom(4);
        for (int t = 100; t < ROWS; t++) {
            if (random.nextInt(50) == 0) {
                wild[t] = true;
                values[t] += random.nextBoolean() ? 5000 : -5000;
            }
        }
        double[][] forecasts = run(values);
        double[] scored = values.clone();
        for (int t = 0; t < ROWS; t++) {
            scored[t] = wild[t] ? Double.NaN : values[t];
        }
        for (int k = 0; k < HORIZONS.length; k++) {
            double clear = Forecasting.rmse(expected[k], clean, 300, ROWS);
            assertThat(Forecasting.rmse(forecasts[k], scored, 300, ROWS) / clear)
                    .isLessThan(1.15);
        }
    }

    @Test
    void shouldLearnTheSeason_whenAYoungSeriesHasAnImpossibleValue() {
        double[] values = Arrays.copyOf(clean, 400);
        values[30] = -9999;
        double[][] forecasts = run(values);
        assertThat(ratio(forecasts, values, 0, 100, 400)).isLessThan(1.05);
        assertThat(ratio(forecasts, values, 5, 100, 400)).isLessThan(1.05);
    }

    @Test
    void shouldLoseLittle_whenATenthOfTheValuesIsMissing() {
        double[] values = clean.clone();
        SplittableRandom random = new SplittableRandom(5);
        for (int t = 1; t < ROWS; t++) {
            values[t] = random.nextInt(10) == 0 ? Double.NaN : values[t];
        }
        double[][] forecasts = run(values);
        for (int k = 0; k < HORIZONS.length; k++) {
            double clear = Forecasting.rmse(expected[k], clean, 300, ROWS);
            assertThat(Forecasting.rmse(forecasts[k], values, 300, ROWS) / clear)
                    .isLessThan(1.12);
        }
    }

    @Test
    void shouldForecastByTheSeason_whenValuesHaveBeenMissingForLong() {
        double[] values = clean.clone();
        for (int t = AT; t < AT + 3; t++) {
            values[t] = Double.NaN;
        }
        double[][] forecasts = run(values);
        double naive = 0;
        double error = 0;
        for (int h = 2; h <= 4; h++) {
            // The forecast for AT + 3 that was made in the gap or before it.
            error += Math.abs(forecasts[h - 1][AT + 3] - clean[AT + 3]);
            naive += Math.abs(clean[AT - 1] - clean[AT + 3]);
        }
        assertThat(error).isLessThan(naive);
    }

    /** A counter that falls back to zero: between resets the best expert is almost exact, at resets none is. */
    @Test
    void shouldForecastAsWellAsBetweenResets_whenACounterFallsBack() {
        SplittableRandom random = new SplittableRandom(6);
        double[] values = new double[3000];
        double count = 0;
        for (int t = 0; t < values.length; t++) {
            count = t % 400 == 399 ? 0 : count + 9 + 0.3 * random.nextGaussian();
            values[t] = count;
        }
        double[] forecasts = Forecasting.run(new Forecasting(true, 0, 1), values)[0];
        double sum = 0;
        int scored = 0;
        for (int t = 1000; t < values.length; t++) {
            if (t % 400 < 380 && t % 400 > 20) {
                sum += Math.abs(forecasts[t] - values[t]);
                scored++;
            }
        }
        // The mean size of the noise is .24; the naive forecast is off by 9.
        assertThat(sum / scored).isLessThan(0.6);
    }

    private static double max(double[] numbers, int from, int to) {
        return Arrays.stream(numbers, from, to).max().orElseThrow();
    }

    private static double min(double[] numbers, int from, int to) {
        return Arrays.stream(numbers, from, to).min().orElseThrow();
    }
}
