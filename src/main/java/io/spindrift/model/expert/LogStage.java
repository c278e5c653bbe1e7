package io.spindrift.model.expert;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Functions;
import io.spindrift.model.past.Origin;
import io.spindrift.model.past.Past;
import io.spindrift.model.past.Ring;
import io.spindrift.model.past.Seasons;
import io.spindrift.model.pool.PriorPool;
import io.spindrift.model.regression.GroupRegression;
import io.spindrift.model.regression.HorizonGroups;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * The growth over a horizon of a series that has always been positive. With l = log x, λπ the profile of logarithms, in units of s_h
 * over the mean level:
 *
 * <pre>
 *     l_{t+h−S'} − l_{t−S'},   λπ[t+h−S'] − λπ[t],   λπ[t] − l_t   for each S;   l_t − its mean,   l_{t−j} − l_t for j = 1..6,   1   (AS)
 * </pre>
 *
 * <p>The forecast is x_t (e^growth − 1).
 */
final class LogStage {
    private static final int RECENT = 6;
    private static final double MAX_GROWTH = 3;
    private static final double VARIANCE = 0.01;
    private static final double FORGETTING = 0.9998;

    private final Past past;
    private final int[] horizons;
    private final Seasons seasons;
    private final GroupRegression regression;
    private final float[] features;

    LogStage(Past past, int[] horizons) {
        this.past = past;
        this.horizons = horizons;
        seasons = past.seasons();
        features = new float[size(seasons)];
        regression = new GroupRegression(features.length, HorizonGroups.single(horizons), VARIANCE, FORGETTING);
    }

    private static int size(Seasons seasons) {
        return 3 * seasons.count() + 1 + RECENT + 1;
    }

    static long numbers(Seasons seasons, int[] horizons) {
        return GroupRegression.numbers(size(seasons), HorizonGroups.single(horizons));
    }

    /** The unit of growth: s_h over the mean level at a row; 0 where there is none. */
    private double unit(Origin origin, double scale) {
        double mean = past.levelOf(origin.mean());
        return past.positive() && mean > 0 ? scale / mean : 0;
    }

    /**
     * Learns a label, where the series is positive.
     *
     * @param row t, at which it has come
     * @param logarithm l_t
     * @param scale s_h of the origin
     */
    void learn(int horizon, long row, Origin origin, double logarithm, double scale) {
        double unit = unit(origin, scale);
        if (unit > 0) {
            prepare(horizon, origin, unit);
            double growth = (logarithm - past.log(origin.back())) / unit;
            double error = Clip.label(growth) - regression.forecast(horizon, features);
            regression.correct(row, horizon, features, error);
        }
    }

    void endRow() {
        regression.endRow();
    }

    /**
     * The change over a horizon from the newest row.
     *
     * @param otherwise what to return where the series is not positive
     */
    double forecast(int horizon, Origin newest, double scale, double otherwise) {
        double unit = unit(newest, scale);
        if (!(unit > 0)) {
            return otherwise;
        }
        prepare(horizon, newest, unit);
        double growth = unit * regression.forecast(horizon, features);
        return past.levelOf(newest.value()) * (Functions.exp(Clamp.symmetric(growth, MAX_GROWTH)) - 1);
    }

    private void prepare(int horizon, Origin origin, double unit) {
        Arrays.fill(features, 0);
        double per = 1 / unit;
        int back = origin.back();
        int h = horizons[horizon];
        double present = past.log(back);
        for (int s = 0; s < seasons.count(); s++) {
            int season = seasons.back(s, h);
            if (origin.row() >= season) {
                features[s] = Clip.feature((past.log(back + season - h) - past.log(back + season)) * per);
            }
            if (origin.row() >= seasons.length(s)) {
                Ring profile = past.logProfile(s);
                double smooth = profile.get(back);
                features[seasons.count() + s] = Clip.feature((profile.get(back + season - h) - smooth) * per);
                features[2 * seasons.count() + s] = Clip.feature((smooth - present) * per);
            }
        }
        int place = 3 * seasons.count();
        features[place] = Clip.feature((present - origin.logMean()) * per);
        for (int j = 1; j <= RECENT && j <= origin.row(); j++) {
            features[place + j] = Clip.feature((past.log(back + j) - present) * per);
        }
        features[place + RECENT + 1] = 1;
    }

    /** Saves or restores what another series can start with. */
    void visitLearned(FieldVisitor fields, long labels) {
        regression.visitLearned(fields, "log", labels);
    }

    /** Passes weights to a pool, or takes the pooled ones over. */
    void pool(PriorPool pool) {
        // The labels are about in units of the changes that they are, and errors are not larger.
        double[] noise = new double[horizons.length];
        Arrays.fill(noise, 1);
        regression.pool(pool, "log", noise);
    }

    void visit(FieldVisitor fields) {
        regression.visit(fields, "log");
    }
}
