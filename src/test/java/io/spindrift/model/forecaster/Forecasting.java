package io.spindrift.model.forecaster;

import io.spindrift.model.Ledger;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.past.Seasons;
import io.spindrift.model.scale.ForecastBounds;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A forecaster over a series, and series for it. */
final class Forecasting {
    static final Seasons SEASONS = new Seasons(java.util.List.of(7, 24));
    static final long HOUR = 3_600_000;
    private static final double NONE = Double.POSITIVE_INFINITY;

    private final ForecasterSettings settings;
    private final int exogenous;
    SharedStateForecaster forecaster;
    int row;

    Forecasting(boolean networks, int exogenous, int... horizons) {
        this(networks, SEASONS, exogenous, horizons);
    }

    Forecasting(boolean networks, Seasons seasons, int exogenous, int... horizons) {
        settings = new ForecasterSettings(horizons, seasons, networks ? new Noise(7, 1) : null, ForecastBounds.NONE);
        this.exogenous = exogenous;
        forecaster = new SharedStateForecaster(settings, exogenous);
    }

    static int[] to(int horizon) {
        return IntStream.rangeClosed(1, horizon).toArray();
    }

    int count() {
        return settings.horizons().length;
    }

    int horizon(int k) {
        return settings.horizons()[k];
    }

    long bytes() {
        return SharedStateForecaster.bytes(settings, exogenous);
    }

    void observe(double value) {
        float[] numbers = new float[exogenous];
        for (int i = 0; i < exogenous; i++) {
            numbers[i] = (float) Math.cos(row * (i + 1));
        }
        observe(value, numbers);
    }

    void observe(double value, float[] numbers) {
        forecaster.observe(HOUR * row, value, numbers);
        row++;
    }

    double[] forecasts() {
        return IntStream.range(0, count()).mapToDouble(forecaster::forecast).toArray();
    }

    Ledger saved() {
        return Ledger.of(forecaster::visit);
    }

    void restart() {
        Ledger saved = saved();
        forecaster = new SharedStateForecaster(settings, exogenous);
        forecaster.visit(saved);
    }

    /** Forecasts of a horizon for each row, NaN where there is none. */
    static double[][] run(Forecasting run, double[] values) {
        double[][] forecasts = new double[run.count()][values.length];
        for (int t = 0; t < values.length; t++) {
            run.observe(values[t]);
            for (int k = 0; k < run.count(); k++) {
                if (t + run.horizon(k) < values.length && run.forecaster.known()) {
                    forecasts[k][t + run.horizon(k)] = run.forecaster.forecast(k);
                }
            }
        }
        return forecasts;
    }

    /** Root mean squared difference from row to row. */
    static double rmse(double[] forecasts, double[] values, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int t = from; t < to; t++) {
            if (!Double.isNaN(values[t])) {
                sum += (forecasts[t] - values[t]) * (forecasts[t] - values[t]);
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }

    /** A day of hours with a peak, and noise that remembers. */
    static double[] seasonal(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count];
        double noise = 0;
        for (int t = 0; t < count; t++) {
            noise = 0.6 * noise + random.nextGaussian();
            values[t] = 100 + 20 * StrictMath.sin(t * Math.PI / 12) + (t % 24 == 8 ? 15 : 0) + noise;
        }
        return values;
    }
}
