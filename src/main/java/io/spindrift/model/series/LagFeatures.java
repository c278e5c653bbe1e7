package io.spindrift.model.series;

import io.spindrift.model.scale.RunningScale;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.Learner;

/** The last p values, newest first, standardized, and the exogenous features; the same for all horizons. */
final class LagFeatures {
    private final SeriesSettings settings;
    private final RunningScale scale;
    /** The last values, newest first; {@link #known} of them are set. */
    private final double[] lags;

    private int known;
    private double[] exogenous = {};

    LagFeatures(SeriesSettings settings) {
        this.settings = settings;
        scale = new RunningScale(settings.scaleWindow());
        lags = new double[settings.lags()];
    }

    void fix(int count) {
        exogenous = new double[count];
    }

    Learner learner(long key) {
        return settings.learner().create(length(), key, settings.precision());
    }

    void observe(double value, double[] x) {
        exogenous = x;
        boolean missing = Double.isNaN(value);
        if (missing && known == 0) {
            return;
        }
        if (!missing) {
            scale.update(value);
        }
        // A missing value repeats the last one.
        double newest = missing ? lags[0] : value;
        System.arraycopy(lags, 0, lags, 1, lags.length - 1);
        lags[0] = newest;
        known = Math.min(known + 1, lags.length);
    }

    double newest() {
        return lags[0];
    }

    double[] regressor() {
        double[] x = new double[length()];
        for (int j = 0; j < known; j++) {
            x[j] = scale.standardize(lags[j]);
        }
        System.arraycopy(exogenous, 0, x, lags.length, exogenous.length);
        return x;
    }

    int length() {
        return lags.length + exogenous.length;
    }

    void visit(FieldVisitor fields) {
        scale.visit(fields);
        known = fields.int32("lags.known", known, 0, lags.length);
        fields.float64s("lags", lags);
    }
}
