package io.spindrift.model.expert;

import io.spindrift.model.mixture.MixtureForecast;
import io.spindrift.model.past.Origin;
import io.spindrift.model.past.Past;
import io.spindrift.model.state.FieldVisitor;

/**
 * All experts of a series, for all horizons: what they learn from the labels of a row, and what they forecast from it. Forecasts are
 * distances from the value of the row.
 */
public final class ExpertStages {
    private final Past past;
    private final int[] horizons;
    private final NaiveStage naive;
    private final LagStage lags;
    private final SeasonalStage seasonal;
    private final CalendarStage calendar;
    private final LogStage log;
    /** For each horizon h, the forecasts of the seasonal stage from the last h rows, as issued. */
    private final float[][] issued;

    private Origin newest;

    /** @param horizons ascending, the first is 1 */
    public ExpertStages(Past past, int[] horizons) {
        this.past = past;
        this.horizons = horizons;
        naive = new NaiveStage(past, horizons);
        lags = new LagStage(past, horizons);
        seasonal = new SeasonalStage(past, lags, horizons);
        calendar = new CalendarStage(horizons);
        log = new LogStage(past, horizons);
        issued = new float[horizons.length][];
        for (int k = 0; k < horizons.length; k++) {
            issued[k] = new float[horizons[k]];
        }
    }

    /** The numbers that the state consists of. */
    public static long numbers(io.spindrift.model.past.Seasons seasons, int exogenous, int[] horizons) {
        long issued = 0;
        for (int horizon : horizons) {
            issued += horizon;
        }
        return NaiveStage.numbers(seasons, horizons.length)
                + LagStage.numbers(horizons.length, horizons[horizons.length - 1])
                + SeasonalStage.numbers(seasons, exogenous, horizons)
                + CalendarStage.numbers(horizons)
                + LogStage.numbers(seasons, horizons)
                + issued;
    }

    /**
     * Learns from the value of the next row, before it is added to the past.
     *
     * @param value x
     * @param observed whether it is no imputed one
     */
    public void learn(double value, boolean observed) {
        long row = past.rows();
        double logarithm = past.positive() && observed ? io.spindrift.model.numeric.Functions.log(past.levelOf(value)) : 0;
        for (int k = 0; k < horizons.length && row >= horizons[k]; k++) {
            if (observed && past.observed(horizons[k] - 1)) {
                learn(k, row, past.origin(horizons[k] - 1), value, logarithm);
            } else {
                seasonal.skip(k, row);
            }
        }
        seasonal.endRow();
        calendar.endRow();
        log.endRow();
    }

    private void learn(int horizon, long row, Origin origin, double value, double logarithm) {
        double change = value - origin.value();
        naive.learn(horizon, origin, change);
        double unit = past.scale(horizon, origin.row());
        if (!(unit > 0) || !(past.scale(0, origin.row()) > 0)) {
            seasonal.skip(horizon, row);
            return;
        }
        lags.learn(horizon, origin, change);
        seasonal.prepare(horizon, origin, unit);
        seasonal.learn(horizon, row, change, unit);
        float main = issued[horizon][(int) (origin.row() % horizons[horizon])];
        calendar.learn(horizon, row, origin, seasonal, main, change, unit);
        log.learn(horizon, row, origin, logarithm, unit);
    }

    /** Takes the newest row, after it was added to the past. */
    public void advance() {
        newest = past.origin(0);
        lags.advance(newest, past.observed(0));
    }

    /** Whether the series has ever changed, so that there are forecasts. */
    private boolean live() {
        return past.scale(0, newest.row()) > 0;
    }

    /**
     * The forecasts of all experts of a horizon.
     *
     * @param low no forecast is below this distance
     * @param high no forecast is above this
     * @param out modified
     */
    public void forecast(int horizon, double low, double high, MixtureForecast out) {
        double one = past.scale(0, newest.row());
        double unit = past.scale(horizon, newest.row());
        if (!live()) {
            out.clear();
            return;
        }
        set(out, Expert.NAIVE, 0, low, high);
        set(out, Expert.SEASONAL_NAIVE, naive.forecast(horizon, 0, newest), low, high);
        set(out, Expert.SEASONAL_WALK, naive.forecast(horizon, 1, newest), low, high);
        set(out, Expert.MULTIPLICATIVE_WALK, naive.forecast(horizon, 2, newest), low, high);
        set(out, Expert.PROFILE, naive.forecast(horizon, 3, newest), low, high);
        set(out, Expert.PROFILE_WALK, naive.forecast(horizon, 4, newest), low, high);
        set(out, Expert.LAGS, lags.forecast(horizon, one), low, high);
        set(out, Expert.LOOSE_LAGS, lags.looseForecast(horizon, one), low, high);
        seasonal.prepare(horizon, newest, unit);
        double main = within(seasonal.forecast(horizon, unit), low, high);
        set(out, Expert.SEASONAL, main, low, high);
        issued[horizon][(int) (newest.row() % horizons[horizon])] = (float) main;
        set(out, Expert.CALENDAR, calendar.forecast(horizon, newest, seasonal, main, unit), low, high);
        set(out, Expert.LOG, log.forecast(horizon, newest, unit, main), low, high);
    }

    private static void set(MixtureForecast out, Expert expert, double distance, double low, double high) {
        out.setExpert(expert.ordinal(), within(distance, low, high));
    }

    private static double within(double distance, double low, double high) {
        return Double.isFinite(distance) ? Math.max(low, Math.min(high, distance)) : Math.max(low, Math.min(high, 0));
    }

    /** Saves or restores it, between rows. */
    public void visit(FieldVisitor fields) {
        naive.visit(fields);
        lags.visit(fields);
        seasonal.visit(fields);
        calendar.visit(fields);
        log.visit(fields);
        for (float[] ring : issued) {
            fields.float64s("seasonal.issued", ring);
        }
    }
}
