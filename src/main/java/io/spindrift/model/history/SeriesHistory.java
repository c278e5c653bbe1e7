package io.spindrift.model.history;

import io.spindrift.model.numeric.Functions;
import io.spindrift.model.scale.Range;
import io.spindrift.model.state.FieldVisitor;
import java.util.List;

/**
 * The past of a series as all its horizons see it: the last values, a slow mean and the deviation from it, the range, smoothed
 * seasonal profiles, and the times of observations. A missing value is stood in for by the one before, and moves nothing but the
 * count of observations.
 *
 * <p>With y_t the newest value: m ← m + a (y − m), a = max(1/n, .005); v ← .998 v + .002 (y − m)², bias-corrected; the profile of
 * a season S, p[t] = p[t − S] + max(.15, 1/(cycle + 1)) (y_t − p[t − S]); differences from m and p bounded as in {@link
 * RunningSquare}.
 */
public final class SeriesHistory {
    private static final double MEAN_RATE = 0.005;
    private static final double PROFILE_RATE = 0.15;
    private static final double GAP_RATE = 0.01;
    /** After so many values a series whose values all were positive is also looked at in logarithms. */
    private static final int POSITIVE_AFTER = 200;

    private final Seasons seasons;
    private final Ring values;
    private final Ring[] profiles;
    private long known;
    private double mean;
    private final RunningRms spread = new RunningRms();
    private final RunningRms step = new RunningRms();
    private final Range range = new Range();
    private boolean positive = true;
    private long time;
    private double gap;
    private double lastGap;

    /**
     * @param lags p, how many of the last values regressors may have
     * @param horizons h of each
     * @param seasons that are looked at
     */
    public SeriesHistory(int lags, List<Integer> horizons, Seasons seasons) {
        this.seasons = seasons;
        int reach = lags;
        profiles = new Ring[seasons.count()];
        for (int s = 0; s < profiles.length; s++) {
            int back = 0;
            for (int horizon : horizons) {
                back = Math.max(back, seasons.back(s, horizon));
                reach = Math.max(reach, seasons.reach(horizon) + 1);
                reach = Math.max(reach, horizon);
            }
            profiles[s] = new Ring(back + 1);
        }
        values = new Ring(reach + 1);
    }

    /**
     * Takes an observation in.
     *
     * @param at its time, milliseconds since 1970
     * @param value NaN where it is missing
     */
    public void observe(long at, double value) {
        observeTime(at);
        boolean missing = Double.isNaN(value);
        if (missing && known == 0) {
            return;
        }
        double newest = missing ? values.get(0) : value;
        if (!missing) {
            observeValue(value);
        }
        values.add(newest);
        for (int s = 0; s < profiles.length; s++) {
            profiles[s].add(profile(s, newest, missing));
        }
    }

    private void observeTime(long at) {
        if (values.count() > 0) {
            lastGap = Math.max(0, at - time);
            gap = gap == 0 ? lastGap : gap + GAP_RATE * (Math.min(lastGap, 10 * gap) - gap);
        }
        time = at;
    }

    private void observeValue(double value) {
        if (known > 0) {
            step.update(value - values.get(0), 0);
        }
        known++;
        double rate = Math.max(1.0 / known, MEAN_RATE);
        mean = known == 1 ? value : mean + rate * spread.bounded(value - mean, 0);
        spread.update(value - mean, 0);
        range.update(value);
        positive &= value > 0;
    }

    private double profile(int season, double value, boolean missing) {
        int length = seasons.length(season);
        // The profile of this moment is not added yet: one season before stands one place nearer.
        if (!profiles[season].has(length - 1)) {
            return value;
        }
        double before = profiles[season].get(length - 1);
        long cycle = (values.count() - 1) / length;
        double rate = Math.max(PROFILE_RATE, 1.0 / (cycle + 1));
        return missing ? before : before + rate * spread.bounded(value - before, 0);
    }

    /** Whether there is a value. */
    public boolean known() {
        return known > 0;
    }

    /** y_t, the newest value. */
    public double newest() {
        return values.get(0);
    }

    /** y so many observations before the newest, 0 for that. */
    double value(int back) {
        return values.get(back);
    }

    boolean has(int back) {
        return values.has(back);
    }

    double profile(int season, int back) {
        return profiles[season].get(back);
    }

    boolean hasProfile(int season, int back) {
        return profiles[season].has(back);
    }

    double mean() {
        return mean;
    }

    /** The deviation from the slow mean; 0 where there has been none. */
    double deviation() {
        return spread.root();
    }

    /** The root mean square of the changes from one value to the next. */
    double step() {
        return step.root();
    }

    /** How long ago the observation before the newest was, as the logarithm of its ratio to the usual; 0 while that is not known. */
    double gap() {
        return gap > 0 && lastGap > 0 ? Functions.log(lastGap / gap) : 0;
    }

    long time() {
        return time;
    }

    /** Whether logarithms of the values may be taken. */
    boolean positive() {
        return positive && known >= POSITIVE_AFTER;
    }

    /** The range of the values. */
    public Range range() {
        return range;
    }

    /** Saves or restores all of it. */
    public void visit(FieldVisitor fields) {
        values.visit(fields, "history.values");
        for (Ring profile : profiles) {
            profile.visit(fields, "history.profile");
        }
        known = fields.int64("history.known", known);
        mean = fields.float64("history.mean", mean);
        spread.visit(fields, "history.spread");
        step.visit(fields, "history.step");
        range.visit(fields);
        positive = fields.flag("history.positive", positive);
        time = fields.int64("history.time", time);
        gap = fields.float64("history.gap", gap);
        lastGap = fields.float64("history.lastGap", lastGap);
    }
}
