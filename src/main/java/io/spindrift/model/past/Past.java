package io.spindrift.model.past;

import io.spindrift.model.numeric.Functions;
import io.spindrift.model.state.FieldVisitor;

/**
 * What all horizons of a series know of its past: the last values and their logarithms, a slow mean and the spread around it, the
 * range, smoothed seasonal profiles, the scale of changes over each horizon, and the rows whose labels have not come.
 *
 * <p>A row holds the value x of one step of the series, in the units of the {@link io.spindrift.model.cleaning.InputCleaner}. A missing
 * value has an imputed one in its row, which moves neither mean, scales, range nor profiles.
 */
public final class Past {
    private final int[] horizons;
    private final int exogenous;
    private final Seasons seasons;

    private final Ring values;
    private final Ring logs;
    private final SeasonalProfiles profiles;
    private final SeasonalProfiles logProfiles;
    private final RunningLevel level = new RunningLevel();
    private final RunningLevel logLevel = new RunningLevel();
    private final ChangeScales scales;
    private final SeenRows seen = new SeenRows();
    private final OriginRows origins;

    private long rows;
    private double min = Double.MAX_VALUE;
    private double max = -Double.MAX_VALUE;
    /** Added to x it is the level of the series, whose logarithm is taken. */
    private double offset;

    private boolean positive = true;

    /**
     * @param seasons that features look back by
     * @param horizons ascending, the first is 1
     * @param lags how far features look back from any point
     * @param exogenous how many numbers come with each row
     */
    public Past(Seasons seasons, int[] horizons, int lags, int exogenous) {
        this.seasons = seasons;
        this.horizons = horizons;
        this.exogenous = exogenous;
        int reach = 0;
        for (int horizon : horizons) {
            reach = Math.max(reach, horizon + seasons.reach(horizon) + lags);
        }
        values = new Ring(reach + 1);
        logs = new Ring(reach + 1);
        profiles = new SeasonalProfiles(seasons, horizons, lags);
        logProfiles = new SeasonalProfiles(seasons, horizons, lags);
        scales = new ChangeScales(horizons);
        origins = new OriginRows(horizons[horizons.length - 1] + 1, exogenous);
    }

    /** The bytes of the state, about. */
    public static long bytes(Seasons seasons, int[] horizons, int lags, int exogenous) {
        int last = horizons[horizons.length - 1];
        long doubles = 2L * (last + seasons.reach(last) + lags);
        for (int s = 0; s < seasons.count(); s++) {
            doubles += 2L * (Math.max(seasons.back(s, last), last + lags) + 1);
        }
        long floats = (last + 1L) * (Calendar.TERMS + exogenous + 6) + last - horizons[0];
        for (int horizon : horizons) {
            floats += horizon + 7L;
        }
        return Double.BYTES * doubles + Float.BYTES * floats;
    }

    /**
     * Adds a row.
     *
     * @param time milliseconds since 1970
     * @param value x, imputed where the value is missing
     * @param observed whether it is not
     * @param numbers standardized, as many as there are exogenous ones
     */
    public void add(long time, double value, boolean observed, float[] numbers) {
        double logarithm = positive ? Functions.log(value + offset) : 0;
        if (observed) {
            level.update(value, rows + 1);
            min = Math.min(min, value);
            max = Math.max(max, value);
            if (positive) {
                logLevel.update(logarithm, rows + 1);
            }
        }
        profiles.observe(rows, value, observed, level);
        logProfiles.observe(rows, logarithm, observed && positive, logLevel);
        values.add(value);
        logs.add(logarithm);
        seen.add(observed);
        for (int k = 0; k < horizons.length && rows >= horizons[k]; k++) {
            if (observed && seen.get(horizons[k])) {
                scales.observe(k, value - values.get(horizons[k]));
            }
        }
        scales.keep(rows);
        origins.add(rows, value, level.mean(), logLevel.mean(), time, numbers);
        rows++;
    }

    /** How many rows there are. */
    public long rows() {
        return rows;
    }

    /** Returns x, {@code back} rows before the newest. */
    public double value(int back) {
        return values.get(back);
    }

    /** Returns log(x + offset), {@code back} rows before the newest; 0 for a row at which the series was not positive. */
    public double log(int back) {
        return logs.get(back);
    }

    /** The values, newest first. */
    public Ring values() {
        return values;
    }

    /** The smoothed values of a season, newest first. */
    public Ring profile(int season) {
        return profiles.of(season);
    }

    /** The smoothed logarithms of a season, newest first. */
    public Ring logProfile(int season) {
        return logProfiles.of(season);
    }

    public Seasons seasons() {
        return seasons;
    }

    /** How many numbers come with each row. */
    public int exogenous() {
        return exogenous;
    }

    /** s of a horizon at one of the last h + 1 rows, s_1 as far back as the largest h; 0 while the value has never changed. */
    public double scale(int horizon, long row) {
        return scales.at(horizon, row);
    }

    /** The standard deviation around the slow mean. */
    public double deviation() {
        return level.deviation();
    }

    /** Returns whether the value of a row was observed, {@code back} rows before the newest, at most 127. */
    public boolean observed(int back) {
        return seen.get(back);
    }

    /** Returns one of the last rows from which forecasts were made, {@code back} rows before the newest. */
    public Origin origin(int back) {
        return origins.get(rows - 1 - back, back);
    }

    /** The least value. */
    public double min() {
        return min;
    }

    /** The greatest value. */
    public double max() {
        return max;
    }

    /** Whether all values have been positive, so that there are logarithms. */
    public boolean positive() {
        return positive;
    }

    /** No value is positive any more, or one was not. */
    public void stopLogarithms() {
        positive = false;
    }

    /** The level of the series at a value x. */
    public double levelOf(double value) {
        return value + offset;
    }

    /** Writes another value into one of the last rows. */
    public void correct(int back, double value) {
        values.set(back, value);
        if (positive && value + offset > 0) {
            logs.set(back, Functions.log(value + offset));
        }
    }

    /** Moves the level of the whole past, so that x does not change; logarithms are computed again. */
    public void moveLevel(double newOffset) {
        offset = newOffset;
        double least = Math.min(Math.min(values.min(), profiles.min()), level.mean());
        if (!positive || rows == 0) {
            return;
        }
        if (!(least + offset > 0)) {
            positive = false;
            return;
        }
        logs.map(values, this::logarithm);
        logProfiles.map(profiles, this::logarithm);
        double mean = logarithm(level.mean());
        origins.addToLogMeans(mean - logLevel.mean());
        logLevel.moveTo(mean);
    }

    private double logarithm(double value) {
        return Functions.log(value + offset);
    }

    /** Saves or restores all of it. */
    public void visit(FieldVisitor fields) {
        rows = fields.int64("past.rows", rows);
        values.visit(fields, "past.values");
        logs.visit(fields, "past.logs");
        profiles.visit(fields, "past.profiles");
        logProfiles.visit(fields, "past.logProfiles");
        level.visit(fields, "past.level");
        logLevel.visit(fields, "past.logLevel");
        scales.visit(fields);
        seen.visit(fields);
        origins.visit(fields);
        min = fields.float64("past.min", min);
        max = fields.float64("past.max", max);
        offset = fields.float64("past.offset", offset);
        positive = fields.flag("past.positive", positive);
    }
}
