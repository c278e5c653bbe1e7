package io.spindrift.model.series;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.history.History;
import io.spindrift.model.history.Layout;
import io.spindrift.model.history.Regressor;
import io.spindrift.model.scale.Range;
import io.spindrift.model.state.StateExchange;
import io.spindrift.model.train.Learner;
import java.util.ArrayList;
import java.util.List;

/** What a blend takes: differences, seasons, the calendar, in units of the changes over each horizon. */
final class HistoryInputs implements SeriesInputs {
    private final SeriesSettings settings;
    private final BlendSettings blend;
    private final History history;
    private final List<Regressor> regressors = new ArrayList<>();
    private double[] exogenous = {};

    HistoryInputs(SeriesSettings settings, BlendSettings blend) {
        this.settings = settings;
        this.blend = blend;
        history = new History(settings.lags(), settings.horizons().ahead(), blend.seasons());
    }

    @Override
    public void fix(int count) {
        exogenous = new double[count];
        for (int ahead : settings.horizons().ahead()) {
            regressors.add(new Regressor(new Layout(ahead, settings.lags(), count, blend.seasons())));
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
        Regressor regressor = regressors.get(horizon);
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
    public void exchange(StateExchange io) {
        history.exchange(io);
        regressors.forEach(regressor -> regressor.exchange(io));
    }
}
