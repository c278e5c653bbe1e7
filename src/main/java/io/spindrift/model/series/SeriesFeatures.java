package io.spindrift.model.series;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.history.FeatureBuilder;
import io.spindrift.model.history.FeatureLayout;
import io.spindrift.model.history.SeriesHistory;
import io.spindrift.model.scale.Range;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.Learner;
import java.util.ArrayList;
import java.util.List;

/** What a blend takes: differences, seasons, the calendar, in units of the changes over each horizon. */
final class SeriesFeatures implements FeatureSource {
    private final SeriesSettings settings;
    private final BlendSettings blend;
    private final SeriesHistory history;
    private final List<FeatureBuilder> regressors = new ArrayList<>();
    private double[] exogenous = {};

    SeriesFeatures(SeriesSettings settings, BlendSettings blend) {
        this.settings = settings;
        this.blend = blend;
        history = new SeriesHistory(settings.lags(), settings.horizons().ahead(), blend.seasons());
    }

    @Override
    public void fix(int count) {
        exogenous = new double[count];
        for (int ahead : settings.horizons().ahead()) {
            regressors.add(new FeatureBuilder(new FeatureLayout(ahead, settings.lags(), count, blend.seasons())));
        }
    }

    @Override
    public Learner learner(int horizon, long key) {
        return blend.create(regressors.get(horizon).layout(), key, settings.precision());
    }

    @Override
    public void observe(long time, double value, double[] x) {
        exogenous = x;
        history.observe(time, value);
        if (!Double.isNaN(value)) {
            regressors.forEach(regressor -> regressor.observe(history));
        }
    }

    @Override
    public double newest() {
        return history.known() ? history.newest() : 0;
    }

    @Override
    public double[] regressor(int horizon) {
        FeatureBuilder regressor = regressors.get(horizon);
        return history.known()
                ? regressor.make(history, exogenous)
                : new double[regressor.layout().length()];
    }

    @Override
    public int length(int horizon) {
        return regressors.get(horizon).layout().length();
    }

    @Override
    public double unit(int horizon) {
        return history.known() ? regressors.get(horizon).unit(history) : 0;
    }

    @Override
    public Range range() {
        return history.range();
    }

    @Override
    public void visit(FieldVisitor fields) {
        history.visit(fields);
        regressors.forEach(regressor -> regressor.visit(fields));
    }
}
