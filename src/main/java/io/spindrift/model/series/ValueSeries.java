package io.spindrift.model.series;

import io.spindrift.model.numeric.Hash;
import io.spindrift.model.scale.RunningScale;
import io.spindrift.model.series.Rejection.Kind;
import io.spindrift.model.state.StateExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A series of the series feed. The regressor is the last p values, newest first, and the exogenous {@code x} of the
 * observation; horizon h forecasts the distance of the value h observations later from the last value known. A missing
 * value is an observation that brings no label, and the last value stands in for it among the lags.
 */
final class ValueSeries implements SeriesModel {
    private final SeriesSettings settings;
    private final long hash;
    private final SeriesClock clock = new SeriesClock();
    private final IdMemory ids;
    private final Regressors exogenous;
    private final RunningScale valueScale;
    /** The last p values, newest first; as many of them as there have been. */
    private final double[] lags;

    private int lagsKnown;
    /** The number of the first observation with a value. */
    private long firstValue = Long.MAX_VALUE;

    private final List<Horizon> horizons = new ArrayList<>();

    ValueSeries(SeriesSettings settings, long hash) {
        this.settings = settings;
        this.hash = hash;
        ids = new IdMemory(settings.labels().idsRemembered());
        exogenous = new Regressors(0, settings.regressorsMost(), settings.scaleWindow());
        valueScale = new RunningScale(settings.scaleWindow());
        lags = new double[settings.lags()];
    }

    @Override
    public SeriesSettings settings() {
        return settings;
    }

    @Override
    public long observations() {
        return ids.nextSequence();
    }

    @Override
    public Optional<Rejection> check(SeriesEvent event) {
        if (!(event instanceof SeriesEvent.Observation observation)) {
            return Optional.of(new Rejection(
                    Kind.MISFIT, "expected an observation: in the series feed, values are the labels of earlier ones"));
        }
        if (ids.find(observation.id()) != IdMemory.UNKNOWN) {
            return Optional.of(new Rejection(
                    Kind.DUPLICATE_OBSERVATION, "id: an observation with '" + observation.id() + "' came before"));
        }
        return exogenous.check(observation.x());
    }

    @Override
    public SeriesEvent essence(SeriesEvent event) {
        return event;
    }

    @Override
    public SeriesStatus status() {
        return new SeriesStatus(
                observations(),
                clock.now(),
                0,
                horizons.stream().map(Horizon::status).toList());
    }

    @Override
    public long bytes() {
        long own = ids.bytes();
        if (!horizons.isEmpty()) {
            own += settings.liveBytes(exogenous.count());
        }
        for (Horizon horizon : horizons) {
            own += horizon.waitingBytes();
        }
        return own;
    }

    @Override
    public void apply(SeriesEvent event, Outcomes outcomes) {
        SeriesEvent.Observation observation = (SeriesEvent.Observation) event;
        clock.advance(observation.time());
        if (horizons.isEmpty()) {
            exogenous.fix(observation.x().length);
            addHorizons();
        }
        long sequence = ids.nextSequence();
        ids.add(observation.id());
        labelEarlier(sequence, observation, outcomes);
        if (observation.hasValue()) {
            valueScale.update(observation.value());
        }
        shiftLags(sequence, observation);
        double[] x = regressor(observation);
        for (Horizon horizon : horizons) {
            horizon.observe(
                    new Pending(sequence, observation.id(), observation.time(), x.clone(), lags[0], lags[0]), outcomes);
        }
    }

    @Override
    public void exchange(StateExchange io) {
        clock.exchange(io);
        ids.exchange(io);
        exogenous.exchange(io);
        valueScale.exchange(io);
        firstValue = io.wide("firstValue", firstValue);
        lagsKnown = io.integer("lags.known", lagsKnown, 0, lags.length);
        io.numbers("lags", lags);
        if (io.restoring() && exogenous.known()) {
            addHorizons();
        }
        for (Horizon horizon : horizons) {
            horizon.exchange(io, lags.length + exogenous.count());
        }
    }

    private void labelEarlier(long sequence, SeriesEvent.Observation observation, Outcomes outcomes) {
        for (int i = 0; i < horizons.size(); i++) {
            long labelled = sequence - settings.horizons().get(i);
            if (labelled < 0) {
                continue;
            }
            // Before the first value there is nothing that a change could be from.
            if (observation.hasValue() && labelled >= firstValue) {
                horizons.get(i).label(labelled, observation.value(), ids, outcomes);
            } else {
                horizons.get(i).passFirst(ids, outcomes);
            }
        }
    }

    private void shiftLags(long sequence, SeriesEvent.Observation observation) {
        double newest = observation.hasValue() ? observation.value() : lags[0];
        if (lagsKnown == 0 && !observation.hasValue()) {
            return;
        }
        firstValue = Math.min(firstValue, sequence);
        System.arraycopy(lags, 0, lags, 1, lags.length - 1);
        lags[0] = newest;
        lagsKnown = Math.min(lagsKnown + 1, lags.length);
    }

    private double[] regressor(SeriesEvent.Observation observation) {
        double[] x = new double[lags.length + exogenous.count()];
        for (int j = 0; j < lagsKnown; j++) {
            x[j] = valueScale.standardise(lags[j]);
        }
        exogenous.standardise(observation.x(), x, lags.length);
        return x;
    }

    private void addHorizons() {
        int inputs = lags.length + exogenous.count();
        for (int ahead : settings.horizons()) {
            long key = Hash.mix(hash + ahead);
            horizons.add(new Horizon(ahead, settings, settings.learner().create(inputs, key)));
        }
    }
}
