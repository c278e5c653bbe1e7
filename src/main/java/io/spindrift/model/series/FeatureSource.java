package io.spindrift.model.series;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.scale.Range;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.Learner;

/** What forecasts of the series mode are made from; moves with observations alone. */
sealed interface FeatureSource permits LagFeatures, SeriesFeatures {

    /** What the learner of these settings takes. */
    static FeatureSource of(SeriesSettings settings) {
        return settings.learner() instanceof BlendSettings blend
                ? new SeriesFeatures(settings, blend)
                : new LagFeatures(settings);
    }

    /** Fixes how many exogenous numbers there are, at the first observation. */
    void fix(int exogenous);

    /** A learner of one of the horizons, which are counted from 0. */
    Learner learner(int horizon, long key);

    /**
     * Takes an observation in.
     *
     * @param value NaN where it is missing
     * @param exogenous standardized
     */
    void observe(long time, double value, double[] exogenous);

    /** The newest value, 0 before any: what changes are from. */
    double newest();

    /** The regressor of the newest observation. */
    double[] regressor(int horizon);

    /** How long it is. */
    int length(int horizon);

    /** The unit of what is learned from it, or {@link PendingObservation#RUNNING}. */
    double unit(int horizon);

    /** In which forecasts stay, where they are mixed. */
    Range range();

    void visit(FieldVisitor fields);
}
