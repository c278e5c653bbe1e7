package io.spindrift.model.expert;

import io.spindrift.model.mixture.MixtureForecast;
import io.spindrift.model.numeric.Functions;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.past.Origin;
import io.spindrift.model.past.Past;
import io.spindrift.model.past.Seasons;
import io.spindrift.model.pool.PriorPool;
import io.spindrift.model.state.FieldVisitor;

/**
 * All experts of a series, for all horizons. Each row calls {@link #learn} with its value, which is the label of earlier rows, then {@link
 * #advance} once the past has the row, then {@link #forecast} for each horizon, ascending. Forecasts are distances from the value of the
 * row. {@link Expert} says which stage each expert is in.
 */
public final class ExpertStages {
    private final Past past;
    private final int[] horizons;
    private final NaiveStage naive;
    private final LagStage lags;
    private final SeasonalStage seasonal;
    private final CalendarStage calendar;
    private final LogStage log;
    /** Null where there are none. */
    private final NetworkStage networks;

    /** The forecasts of the seasonal stage from the last h rows, as issued, horizon after horizon. */
    private final float[] issued;
    /** Where those of each horizon begin. */
    private final int[] firstIssued;

    private Origin newest;

    /**
     * @param horizons ascending, the first is 1
     * @param noise of the networks' weights at the start; null for no networks
     */
    public ExpertStages(Past past, int[] horizons, Noise noise) {
        this.past = past;
        this.horizons = horizons;
        naive = new NaiveStage(past, horizons);
        lags = new LagStage(past, horizons);
        seasonal = new SeasonalStage(past, lags, horizons);
        calendar = new CalendarStage(horizons);
        log = new LogStage(past, horizons);
        networks = noise == null ? null : new NetworkStage(past, horizons, noise);
        firstIssued = new int[horizons.length];
        int waiting = 0;
        for (int k = 0; k < horizons.length; k++) {
            firstIssued[k] = waiting;
            waiting += horizons[k];
        }
        issued = new float[waiting];
    }

    /** The bytes of the state, about. */
    public static long bytes(Seasons seasons, int exogenous, int[] horizons, boolean networks) {
        long issued = 0;
        for (int horizon : horizons) {
            issued += horizon;
        }
        int longest = seasons.length(seasons.count() - 1);
        long networkBytes = networks ? NetworkStage.bytes(seasons.count(), longest, exogenous, horizons) : 0;
        long numbers = NaiveStage.numbers(seasons, horizons.length)
                + LagStage.numbers(horizons.length, horizons[horizons.length - 1])
                + SeasonalStage.numbers(seasons, exogenous, horizons)
                + CalendarStage.numbers(horizons)
                + LogStage.numbers(seasons, horizons)
                + issued;
        return Float.BYTES * numbers + networkBytes;
    }

    /**
     * Learns from the value of the next row, before it is added to the past.
     *
     * @param value x
     * @param observed whether it is no imputed one
     */
    public void learn(double value, boolean observed) {
        long row = past.rows();
        double logarithm = past.positive() && observed ? Functions.log(past.levelOf(value)) : 0;
        learnNext(row, value, observed);
        for (int k = 0; k < horizons.length && row >= horizons[k]; k++) {
            if (observed && past.observed(horizons[k] - 1)) {
                learn(k, row, past.origin(horizons[k] - 1), value, logarithm);
            } else {
                seasonal.skip(k, row);
            }
        }
        if (networks != null) {
            networks.keepSeasonalError(row, seasonal.error(0, row));
        }
        seasonal.endRow();
        calendar.endRow();
        log.endRow();
    }

    private void learnNext(long row, double value, boolean observed) {
        if (networks == null) {
            return;
        }
        double unit = past.scale(0, row - 1);
        boolean learnable = observed && past.observed(0) && unit > 0;
        networks.learnNext(learnable ? (value - past.origin(0).value()) / unit : Double.NaN);
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
        float main = issued[issuedSlot(horizon, origin.row())];
        calendar.learn(horizon, row, origin, seasonal, main, change, unit);
        log.learn(horizon, row, origin, logarithm, unit);
        if (networks != null && networks.reaches(horizon)) {
            networks.learn(horizon, origin, main, change, unit);
        }
    }

    private int issuedSlot(int horizon, long row) {
        return firstIssued[horizon] + (int) (row % horizons[horizon]);
    }

    /** Takes the newest row, after it was added to the past. */
    public void advance() {
        newest = past.origin(0);
        lags.advance(newest, past.observed(0));
        if (networks != null && !live()) {
            networks.skip(newest.row());
        }
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
        set(out, Expert.SEASONAL_NAIVE, naive.forecast(horizon, NaiveStage.SEASONAL_NAIVE, newest), low, high);
        set(out, Expert.SEASONAL_WALK, naive.forecast(horizon, NaiveStage.SEASONAL_WALK, newest), low, high);
        set(
                out,
                Expert.MULTIPLICATIVE_WALK,
                naive.forecast(horizon, NaiveStage.MULTIPLICATIVE_WALK, newest),
                low,
                high);
        set(out, Expert.PROFILE, naive.forecast(horizon, NaiveStage.PROFILE, newest), low, high);
        set(out, Expert.PROFILE_WALK, naive.forecast(horizon, NaiveStage.PROFILE_WALK, newest), low, high);
        set(out, Expert.LAGS, lags.forecast(horizon, one), low, high);
        set(out, Expert.LOOSE_LAGS, lags.looseForecast(horizon, one), low, high);
        seasonal.prepare(horizon, newest, unit);
        double main = within(seasonal.forecast(horizon, unit), low, high);
        set(out, Expert.SEASONAL, main, low, high);
        issued[issuedSlot(horizon, newest.row())] = (float) main;
        set(out, Expert.CALENDAR, calendar.forecast(horizon, newest, seasonal, main, unit), low, high);
        set(out, Expert.LOG, log.forecast(horizon, newest, unit, main), low, high);
        if (networks != null && networks.reaches(horizon)) {
            forecastByNetworks(horizon, main, unit, low, high, out);
        }
    }

    private void forecastByNetworks(
            int horizon, double main, double unit, double low, double high, MixtureForecast out) {
        if (horizon == 0) {
            networks.advance(newest, past.observed(0), out, seasonal, naive.bestSeason(0, NaiveStage.SEASONAL_WALK));
        }
        int place = Expert.NETWORK_RESIDUAL.ordinal();
        out.setExpert(place++, within(main + unit * networks.residual(horizon, newest.row()), low, high));
        if (horizon > 0) {
            out.setExpert(place, within(unit * networks.direct(horizon, newest.row()), low, high));
            return;
        }
        for (int i = 0; i < NetworkStage.COUNT; i++) {
            out.setExpert(place++, within(unit * networks.forecast(i), low, high));
        }
    }

    private static void set(MixtureForecast out, Expert expert, double distance, double low, double high) {
        out.setExpert(expert.ordinal(), within(distance, low, high));
    }

    private static double within(double distance, double low, double high) {
        return Double.isFinite(distance) ? Math.max(low, Math.min(high, distance)) : Math.max(low, Math.min(high, 0));
    }

    /**
     * Saves the part of the state that another series can start with; or restores it, as learned from that many labels.
     *
     * @param labels how many have been learned
     */
    public void visitLearned(FieldVisitor fields, long labels) {
        lags.visitLearned(fields, labels);
        seasonal.visitLearned(fields, labels);
        calendar.visitLearned(fields, labels);
        log.visitLearned(fields, labels);
        if (networks != null) {
            networks.visitLearned(fields, labels);
        }
    }

    /** Passes the weights of the regressions to a pool, or takes the pooled ones over. Networks have no mean. */
    public void pool(PriorPool pool) {
        lags.pool(pool);
        seasonal.pool(pool);
        calendar.pool(pool);
        log.pool(pool);
    }

    /** Saves or restores it, between rows. */
    public void visit(FieldVisitor fields) {
        naive.visit(fields);
        lags.visit(fields);
        seasonal.visit(fields);
        calendar.visit(fields);
        log.visit(fields);
        if (networks != null) {
            networks.visit(fields);
        }
        fields.float64s("seasonal.issued", issued);
    }
}
