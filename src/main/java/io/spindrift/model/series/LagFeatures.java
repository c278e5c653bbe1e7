package io.spindrift.model.series;

import io.spindrift.model.scale.Range;
import io.spindrift.model.scale.RunningScale;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.Learner;

/** The last p values, newest first, standardized, and the exogenous numbers; the same for all horizons. */
final class LagFeatures implements FeatureSource {
    private final SeriesSettings settings;
    private final RunningScale scale;
    /** Nothing is mixed of these inputs, so no range ever bounds it. */
    private final Range range = new Range();
    /** As many of them as there have been. */
    private final double[] lags;

    private int known;
    private double[] exogenous = {};

    LagFeatures(SeriesSettings settings) {
        this.settings = settings;
        scale = new RunningScale(settings.scaleWindow());
        lags = new double[settings.lags()];
    }

    @Override
    public void fix(int count) {
        exogenous = new double[count];
    }

    @Override
    public Learner learner(int horizon, long key) {
        return settings.learner().create(length(horizon), key, settings.precision());
    }

    @Override
    public void observe(long time, double value, double[] x) {
        exogenous = x;
        boolean missing = Double.isNaN(value);
        if (missing && known == 0) {
            return;
        }
        if (!missing) {
            scale.update(value);
        }
        // The last value stands in for a missing one.
        double newest = missing ? lags[0] : value;
        System.arraycopy(lags, 0, lags, 1, lags.length - 1);
        lags[0] = newest;
        known = Math.min(known + 1, lags.length);
    }

    @Override
    public double newest() {
        return lags[0];
    }

    @Override
    public double[] regressor(int horizon) {
        double[] x = new double[length(horizon)];
        for (int j = 0; j < known; j++) {
            x[j] = scale.standardize(lags[j]);
        }
        System.arraycopy(exogenous, 0, x, lags.length, exogenous.length);
        return x;
    }

    @Override
    public int length(int horizon) {
        return lags.length + exogenous.length;
    }

    @Override
    public double unit(int horizon) {
        return PendingObservation.RUNNING;
    }

    @Override
    public Range range() {
        return range;
    }

    @Override
    public void visit(FieldVisitor fields) {
        scale.visit(fields);
        known = fields.int32("lags.known", known, 0, lags.length);
        fields.float64s("lags", lags);
    }
}
