package io.spindrift.reproduce;

import io.spindrift.backtest.Data;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The default over the first rows of a series, as it is and disturbed in several ways.
 *
 * @param series of it
 * @param disturbances one run each
 */
record DisturbanceJob(SeriesFiles.Series series, List<Disturbance> disturbances)
        implements Job<Map<Disturbance, DisturbanceJob.Effect>> {
    /** How many rows there are. */
    static final int ROWS = 2400;

    /** The horizons that are compared. */
    static final List<Integer> HORIZONS = List.of(1, 24);

    private static final double MARGIN = 0.25;

    /**
     * The effect of a disturbance.
     *
     * @param ratios by horizon: mean squared error over that of the run over the series as it is, of the labels that count
     * @param outside how many forecasts were further outside the range of the series so far, as it is, than a quarter of it
     */
    record Effect(Map<Integer, Double> ratios, int outside) {}

    @Override
    public Map<Disturbance, Effect> run() {
        Data file = SeriesJob.data(series);
        double[] values = Arrays.copyOf(file.d(), ROWS);
        LabelErrors clean = LabelErrors.of(file.withValues(values), SeriesJob.BLEND);
        double deviation = clean.deviation(SeriesJob.COUNTED_FROM);
        Map<Disturbance, Effect> effects = new LinkedHashMap<>();
        for (Disturbance disturbance : disturbances) {
            double[] disturbed = values.clone();
            disturbance.disturb(disturbed, deviation);
            LabelErrors errors = LabelErrors.of(file.withValues(disturbed), SeriesJob.BLEND);
            Map<Integer, Double> ratios = new LinkedHashMap<>();
            for (int horizon : HORIZONS) {
                double unit = disturbance.unit();
                ratios.put(horizon, errors.over(clean, horizon, disturbance) / (unit * unit));
            }
            effects.put(disturbance, new Effect(ratios, disturbance.staysInRange() ? outside(values, errors) : 0));
        }
        return effects;
    }

    private static int outside(double[] values, LabelErrors errors) {
        int outside = 0;
        double low = values[0];
        double high = values[0];
        for (int origin = 0; origin < values.length; origin++) {
            low = Math.min(low, values[origin]);
            high = Math.max(high, values[origin]);
            double margin = MARGIN * (high - low);
            for (int horizon : HORIZONS) {
                double forecast = origin + horizon < values.length && origin >= SeriesJob.COUNTED_FROM
                        ? errors.forecast(horizon, origin + horizon)
                        : low;
                outside += forecast < low - margin || forecast > high + margin ? 1 : 0;
            }
        }
        return outside;
    }
}
