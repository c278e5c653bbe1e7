package io.spindrift.reproduce;

import io.spindrift.backtest.Data;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The default over a series, as it is and with a tenth of its values missing at random.
 *
 * @param series of it
 */
record MissingJob(SeriesFiles.Series series) implements Job<MissingJob.Found> {
    private static final double SHARE = 0.1;

    /**
     * The mean squared error on the labels that are left over that of the run without missing values, on the same labels.
     *
     * @param all by horizon
     * @param seen at horizon 1, of forecasts that were made at a value
     */
    record Found(Map<Integer, Double> all, double seen) {}

    @Override
    public Found run() {
        Data data = SeriesJob.data(series);
        double[] values = data.d().clone();
        SplittableRandom random = new SplittableRandom(series.name().hashCode());
        for (int row = 1; row < values.length; row++) {
            values[row] = random.nextDouble() < SHARE ? Double.NaN : values[row];
        }
        LabelErrors clean = LabelErrors.of(data, SeriesJob.BLEND);
        LabelErrors errors = LabelErrors.of(data.withValues(values), SeriesJob.BLEND);
        Map<Integer, Double> all = new LinkedHashMap<>();
        for (int horizon : LabelErrors.HORIZONS) {
            all.put(horizon, errors.over(clean, horizon, (origin, label) -> counts(origin)));
        }
        double seen = errors.over(clean, 1, (origin, label) -> counts(origin) && !Double.isNaN(values[origin]));
        return new Found(all, seen);
    }

    private static boolean counts(int origin) {
        return origin >= SeriesJob.COUNTED_FROM;
    }
}
