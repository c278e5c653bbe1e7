package io.spindrift.model.history;

/**
 * Where in the regressor of a horizon what stands. With y_t the newest value, k = S' − h, S' = ⌈h/S⌉ S for a season S, s the scale of
 * changes and m the slow mean; what is not known yet is 0:
 *
 * <pre>
 *     value        y_t, s, and the unit of logarithms, s/|m|, or 0 where there are none
 *     differences  (y_t − m)/s, (y_{t−j} − y_t)/s for j = 1..p−1
 *     seasonal     for each S (y_{t−k} − y_{t−S'})/s, (y_{t−S'} − y_t)/s; for days and weeks (y_{t−S'−1} − y_{t−S'})/s too and, for
 *                  k &gt; 0, the neighbors of y_{t−k}
 *     one          1
 *     profiles     for each S with profile π (π_{t−k} − π_{t−S'})/s, (π_{t−S'} − y_t)/s
 *     exogenous    x of the observation, standardized
 *     level        (y_t − m) over the deviation from m
 *     calendar     of the time of the observation
 *     gap          the logarithm of the time since the observation before over the usual
 *     logarithms   the first twelve differences and the seasonal ones again, of log y, over the unit of logarithms
 *     derived      room for what a learner adds
 * </pre>
 */
public final class FeatureLayout {
    /** The differences that short regressors have. */
    private static final int SHORT_LAGS = 12;

    private static final int DERIVED = 9;
    private static final int VALUES = 3;

    private final int horizon;
    private final int lags;
    /** Where each season's differences begin among the seasonal ones, and where the last end. */
    private final int[] seasonStarts;

    private final int exogenous;
    private final Seasons seasons;

    /**
     * @param horizon h
     * @param lags p
     * @param exogenous how many numbers x has
     * @param seasons that are looked at
     */
    public FeatureLayout(int horizon, int lags, int exogenous, Seasons seasons) {
        this.horizon = horizon;
        this.lags = lags;
        this.exogenous = exogenous;
        this.seasons = seasons;
        seasonStarts = new int[seasons.count() + 1];
        for (int s = 0; s < seasons.count(); s++) {
            seasonStarts[s + 1] = seasonStarts[s] + terms(s);
        }
    }

    private int terms(int season) {
        if (!seasons.wide(season)) {
            return 2;
        }
        return seasons.back(season, horizon) > horizon ? 5 : 3;
    }

    /** h. */
    public int horizon() {
        return horizon;
    }

    /** The seasons that are looked at. */
    public Seasons seasons() {
        return seasons;
    }

    /** The length of the regressor. */
    public int length() {
        return derived() + DERIVED;
    }

    /** y_t. */
    public int value() {
        return 0;
    }

    /** s. */
    public int unit() {
        return 1;
    }

    /** The unit of logarithms. */
    public int logUnit() {
        return 2;
    }

    /** The first of p differences. */
    public int differences() {
        return VALUES;
    }

    /** p. */
    public int lags() {
        return lags;
    }

    /** How many differences short regressors have. */
    public int shortLags() {
        return Math.min(SHORT_LAGS, lags);
    }

    /** The first of the seasonal differences. */
    public int seasonal() {
        return differences() + lags;
    }

    /** How many there are. */
    public int seasonalCount() {
        return seasonStarts[seasons.count()];
    }

    /** The first seasonal difference of a season: y_{t−k} − y_{t−S'}; behind it stands y_{t−S'} − y_t. */
    public int seasonal(int season) {
        return seasonal() + seasonStarts[season];
    }

    /** 1. */
    public int one() {
        return seasonal() + seasonalCount();
    }

    /** The first of the profiles. */
    public int profiles() {
        return one() + 1;
    }

    /** How many there are. */
    public int profileCount() {
        return 2 * seasons.count();
    }

    /** The first exogenous number. */
    public int exogenous() {
        return profiles() + profileCount();
    }

    /** How many there are. */
    public int exogenousCount() {
        return exogenous;
    }

    /** The level. */
    public int level() {
        return exogenous() + exogenous;
    }

    /** The first of the calendar terms. */
    public int calendar() {
        return level() + 1;
    }

    /** How many there are. */
    public int calendarCount() {
        return Calendar.TERMS;
    }

    /** How many of them are of the day and the week; they come first. */
    public int calendarShortCount() {
        return Calendar.SHORT_TERMS;
    }

    /** The gap. */
    public int gap() {
        return calendar() + Calendar.TERMS;
    }

    /** The first of the logarithms. */
    public int logarithms() {
        return gap() + 1;
    }

    /** How many there are. */
    public int logarithmCount() {
        return shortLags() + seasonalCount();
    }

    /** The first of the numbers that a learner adds. */
    public int derived() {
        return logarithms() + logarithmCount();
    }
}
