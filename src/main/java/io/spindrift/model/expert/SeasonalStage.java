package io.spindrift.model.expert;

import io.spindrift.model.past.Origin;
import io.spindrift.model.past.Past;
import io.spindrift.model.past.Ring;
import io.spindrift.model.past.Seasons;
import io.spindrift.model.pool.PriorPool;
import io.spindrift.model.regression.GroupRegression;
import io.spindrift.model.regression.HorizonGroups;
import io.spindrift.model.regression.RobustErrors;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * The main regression: the change over a horizon on seasons, in units of the change s_h over it, robust. With S' = ⌈h/S⌉ S and the
 * profile π of each season S:
 *
 * <pre>
 *     π[t+h−S'] − π[t],   π[t] − x_t                                                  for each S     (AK)
 *     x_t − m,   x_{t−j} − x_t for j = 1..5,   1                                                     (AL)
 *     x_{t+h−S'±1} − x_{t+h−S'}                                for days and weeks, while S' &gt; h     (AM)
 *     A_S = x_{t+h−S'} − x_{t−S'} − Σ_j w_{h,j} (x_{t−S'−j} − x_{t−S'})               for each S     (AN)
 *     B_S = π[t+h−S'] − π[t] − Σ_j w_{h,j} (π[t−j] − π[t])                            for each S     (AO)
 *     the last four errors of this stage at this horizon, up to 24                                             (AP)
 *     the exogenous numbers of the row                                                               (AQ)
 * </pre>
 *
 * <p>The slopes w_{h,j} are the present ones of the {@link LagStage}: A_S is the error that it would have made one season before, so
 * that a coefficient of 1 makes this a multiplicative seasonal autoregression. Terms that are not known yet are 0. Features of a row
 * are computed again when its label comes, which saves storing them.
 */
public final class SeasonalStage {
    private static final int RECENT = 5;
    private static final int ERRORS = 4;
    private static final int ERRORS_UP_TO = 24;
    private static final double VARIANCE = 0.01;
    private static final double FORGETTING = 0.9998;

    private final Past past;
    private final LagStage lags;
    private final int[] horizons;
    private final Seasons seasons;
    private final GroupRegression regression;
    private final RobustErrors robust;
    /** For each horizon h, the errors of the labels that came at the last h + 4 rows. */
    private final float[][] errors;

    private final int neighbors;
    private final int size;
    private final float[] features;

    SeasonalStage(Past past, LagStage lags, int[] horizons) {
        this.past = past;
        this.lags = lags;
        this.horizons = horizons;
        seasons = past.seasons();
        neighbors = neighbors(seasons);
        size = size(seasons, past.exogenous());
        features = new float[size];
        regression = new GroupRegression(size, HorizonGroups.doubling(horizons), VARIANCE, FORGETTING);
        robust = new RobustErrors(horizons.length);
        errors = new float[horizons.length][];
        for (int k = 0; k < horizons.length; k++) {
            errors[k] = new float[errorRows(horizons[k])];
        }
    }

    static int size(Seasons seasons, int exogenous) {
        return 4 * seasons.count() + neighbors(seasons) + 1 + RECENT + 1 + ERRORS + exogenous;
    }

    private static int neighbors(Seasons seasons) {
        int count = 0;
        for (int s = 0; s < seasons.count(); s++) {
            count += seasons.wide(s) ? 2 : 0;
        }
        return count;
    }

    /** How many rows of errors a horizon keeps. Beyond 24, errors so long ago tell little. */
    private static int errorRows(int horizon) {
        return horizon <= ERRORS_UP_TO ? horizon + ERRORS : 0;
    }

    static long numbers(Seasons seasons, int exogenous, int[] horizons) {
        long numbers = GroupRegression.numbers(size(seasons, exogenous), HorizonGroups.doubling(horizons));
        for (int horizon : horizons) {
            numbers += errorRows(horizon) + 2;
        }
        return numbers;
    }

    /** Where (AL) begins in the features. */
    int recent() {
        return 4 * seasons.count();
    }

    /** The features that {@link #prepare} has computed; not to be modified. */
    float[] features() {
        return features;
    }

    /** Computes the features of a row for a horizon, in units of {@code unit}. */
    void prepare(int horizon, Origin origin, double unit) {
        Arrays.fill(features, 0);
        double per = 1 / unit;
        lags.chooseSlopes(horizon);
        int h = horizons[horizon];
        int wide = recent() + 1 + RECENT + 1;
        for (int s = 0; s < seasons.count(); s++) {
            int season = seasons.back(s, h);
            if (origin.row() >= seasons.length(s)) {
                prepareProfile(s, season, h, origin, per);
            }
            if (origin.row() >= season) {
                features[2 * seasons.count() + s] = Clip.feature(seasonalInnovation(season, h, origin) * per);
            }
            if (seasons.wide(s)) {
                if (season > h && origin.row() + h - season - 1 >= 0) {
                    int back = origin.back() + season - h;
                    double center = past.value(back);
                    features[wide] = Clip.feature((past.value(back + 1) - center) * per);
                    features[wide + 1] = Clip.feature((past.value(back - 1) - center) * per);
                }
                wide += 2;
            }
        }
        prepareRecent(origin, per);
        prepareErrors(horizon, origin, per);
        System.arraycopy(origin.exogenous(), 0, features, size - origin.exogenous().length, origin.exogenous().length);
    }

    /** (AK) and (AO). */
    private void prepareProfile(int s, int season, int h, Origin origin, double per) {
        Ring profile = past.profile(s);
        double present = profile.get(origin.back());
        double change = profile.get(origin.back() + season - h) - present;
        features[s] = Clip.feature(change * per);
        features[seasons.count() + s] = Clip.feature((present - origin.value()) * per);
        double expected = expectedChange(profile, origin.back(), present, origin.row());
        features[3 * seasons.count() + s] = Clip.feature((change - expected) * per);
    }

    /** A_S (AN). */
    private double seasonalInnovation(int season, int h, Origin origin) {
        int back = origin.back() + season;
        double base = past.value(back);
        double expected = expectedChange(past.values(), back, base, origin.row() - season);
        return past.value(back - h) - base - expected;
    }

    /** Returns the change that the slopes of the lag stage forecast from the values before a point. */
    private double expectedChange(Ring ring, int back, double base, long before) {
        double[] slopes = lags.slopes();
        if (before >= slopes.length) {
            return ring.dot(slopes, back + 1) - lags.slopeSum() * base;
        }
        double sum = 0;
        for (int j = 1; j <= before; j++) {
            sum += slopes[slopes.length - j] * (ring.get(back + j) - base);
        }
        return sum;
    }

    /** (AL). */
    private void prepareRecent(Origin origin, double per) {
        int place = recent();
        features[place] = Clip.feature((origin.value() - origin.mean()) * per);
        for (int j = 1; j <= RECENT && j <= origin.row(); j++) {
            features[place + j] = Clip.feature((past.value(origin.back() + j) - origin.value()) * per);
        }
        features[place + RECENT + 1] = 1;
    }

    /** (AP). */
    private void prepareErrors(int horizon, Origin origin, double per) {
        int place = recent() + 1 + RECENT + 1 + neighbors;
        for (int j = 0; j < ERRORS && origin.row() - j - horizons[horizon] >= 0; j++) {
            features[place + j] = Clip.feature(error(horizon, origin.row() - j) * per);
        }
    }

    /** The error of the label that came at one of the last h + 4 rows; 0 if none came. */
    double error(int horizon, long row) {
        float[] ring = errors[horizon];
        return ring.length == 0 ? 0 : ring[(int) (row % ring.length)];
    }

    /**
     * Learns a label from the features that {@link #prepare} has computed.
     *
     * @param row t, at which it has come
     * @param change x_t − x_{t−h}
     * @param unit s_h of the row of the features
     */
    void learn(int horizon, long row, double change, double unit) {
        double error = Clip.label(change / unit) - regression.forecast(horizon, features);
        keepError(horizon, row, error * unit);
        regression.correct(row, horizon, features, robust.bounded(horizon, error));
    }

    /** Passes a row at which no label has come. */
    void skip(int horizon, long row) {
        keepError(horizon, row, 0);
    }

    private void keepError(int horizon, long row, double error) {
        float[] ring = errors[horizon];
        if (ring.length > 0) {
            ring[(int) (row % ring.length)] = (float) error;
        }
    }

    void endRow() {
        regression.endRow();
    }

    /** The change over a horizon by the features that {@link #prepare} has computed. */
    double forecast(int horizon, double unit) {
        return unit * regression.forecast(horizon, features);
    }

    /** Saves or restores what another series can start with. */
    void visitLearned(FieldVisitor fields, long labels) {
        regression.visitLearned(fields, "seasonal", labels);
    }

    /** Passes weights to a pool, or takes the pooled ones over. */
    void pool(PriorPool pool) {
        regression.pool(pool, "seasonal", robust.variances());
    }

    void visit(FieldVisitor fields) {
        regression.visit(fields, "seasonal");
        for (int k = 0; k < horizons.length; k++) {
            robust.visit(k, fields, "seasonal");
            fields.float64s("seasonal.recentErrors", errors[k]);
        }
    }
}
