package io.spindrift.model.series;

import io.spindrift.model.distribution.ForecastOrigin;
import io.spindrift.model.numeric.Hash;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.time.RecordClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A series of the series mode: horizon h forecasts the value h observations, or h intervals, later, as its difference from the last known
 * value. A missing value is an observation that is no label. Each horizon has its own learner, as in the paper, on the last values ({@link LagFeatures}).
 */
final class ValueSeries implements SeriesModel {
    private final SeriesSettings settings;
    private final long hash;
    private final IdWindow ids;
    private final Regressors exogenous;
    private final LagFeatures inputs;
    private final WarmStart warmStart = new WarmStart();
    private final SeriesScales scales;
    private final AlarmIssuer alarms;
    private RecordClock clock = RecordClock.UNSET;
    /** The number of the first observation with a value. */
    private long firstValue = Long.MAX_VALUE;
    /** Null before the first value. */
    private ObservedValue lastValue;

    private final List<Horizon> horizons = new ArrayList<>();
    /** The bytes of the learners in memory. They are kept, since they are read at each event. */
    private long learnerBytes;

    ValueSeries(SeriesSettings settings, long hash) {
        this.settings = settings;
        this.hash = hash;
        scales = new SeriesScales(settings);
        alarms = new AlarmIssuer(settings);
        ids = new IdWindow(settings.labels().dedupWindow());
        exogenous = new Regressors(0, settings.featuresMax(), settings.scaleWindow());
        inputs = new LagFeatures(settings);
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
    public SeriesEvent withoutPayload(SeriesEvent event) {
        return event;
    }

    @Override
    public SeriesStatus status() {
        return new SeriesStatus(
                observations(),
                clock.reached(),
                0,
                horizons.stream().map(Horizon::status).toList());
    }

    @Override
    public OptionalDouble effectiveSampleSize() {
        OptionalDouble min = OptionalDouble.empty();
        for (Horizon horizon : horizons) {
            OptionalDouble own = horizon.effectiveSampleSize();
            if (own.isPresent() && own.getAsDouble() < min.orElse(Double.POSITIVE_INFINITY)) {
                min = own;
            }
        }
        return min;
    }

    @Override
    public Optional<IssuedForecast> outstanding() {
        return NewestForecast.of(horizons);
    }

    @Override
    public Optional<HorizonMixture> mixture(int ahead) {
        return NewestForecast.mixture(horizons, ahead);
    }

    @Override
    public Optional<SeriesAlarm> openAlarm() {
        return alarms.open();
    }

    @Override
    public long bytes() {
        long own = ids.bytes() + learnerBytes;
        for (Horizon horizon : horizons) {
            own += horizon.waitingBytes();
        }
        return own;
    }

    @Override
    public List<Outcome> apply(SeriesEvent event) {
        Optional<Rejection> rejection = SeriesChecks.check(event, ids, exogenous);
        if (rejection.isPresent()) {
            return List.of(new Outcome.Rejected(rejection.get()));
        }
        List<Outcome> outcomes = new ArrayList<>();
        accept((SeriesEvent.Observation) event, outcomes);
        return outcomes;
    }

    private void accept(SeriesEvent.Observation observation, List<Outcome> outcomes) {
        clock = clock.observe(observation.time(), settings.labels().timeoutMillis());
        warmStart.next();
        if (horizons.isEmpty()) {
            exogenous.fix(observation.x().length);
            addHorizons();
            warmStart.take(exogenous.count(), this::visitLearned, outcomes);
        }
        long sequence = ids.nextSequence();
        ids.add(observation.id());
        ObservationRef ref = ObservationRef.of(sequence, observation);
        ObservedValue newest = new ObservedValue(ref, observation.value());
        labelEarlier(newest, outcomes);
        if (observation.hasValue()) {
            firstValue = Math.min(firstValue, sequence);
            lastValue = newest;
            scales.learn(newest.value());
        }
        double[] x = new double[exogenous.count()];
        exogenous.standardize(observation.x(), x, 0);
        inputs.observe(observation.value(), x);
        ForecastOrigin origin = scales.observe(observation.time());
        for (int i = 0; i < horizons.size(); i++) {
            crowdOut(horizons.get(i), outcomes);
            horizons.get(i).observe(waiting(ref), origin);
        }
        NewestForecast.addTo(outcomes, horizons);
    }

    private PendingObservation waiting(ObservationRef ref) {
        return new PendingObservation(
                ref, inputs.regressor(), inputs.newest(), PendingObservation.RUNNING, inputs.newest());
    }

    @Override
    public void setWarmStart(Donor donor) {
        warmStart.offer(donor, settings, exogenous);
    }

    @Override
    public boolean usedWarmStart() {
        return warmStart.taken();
    }

    @Override
    public int regressors() {
        return exogenous.count();
    }

    @Override
    public void visitLearned(FieldVisitor fields) {
        horizons.forEach(horizon -> horizon.visitLearned(fields));
    }

    @Override
    public void visit(FieldVisitor fields) {
        clock = RecordClock.visit(fields, clock);
        ids.visit(fields);
        exogenous.visit(fields);
        scales.visit(fields);
        alarms.visit(fields);
        firstValue = fields.int64("firstValue", firstValue);
        visitLastValue(fields);
        if (fields.restoring() && exogenous.known()) {
            addHorizons();
        }
        inputs.visit(fields);
        for (int i = 0; i < horizons.size(); i++) {
            horizons.get(i).visit(fields, inputs.length());
        }
    }

    private void visitLastValue(FieldVisitor fields) {
        ObservedValue last = lastValue == null ? new ObservedValue(new ObservationRef(0, null, 0), 0) : lastValue;
        ObservationRef observation = ObservationRef.visit(fields, "lastValue", last.observation());
        last = new ObservedValue(observation, fields.float64("lastValue.value", last.value()));
        lastValue = firstValue == Long.MAX_VALUE ? null : last;
    }

    private void labelEarlier(ObservedValue newest, List<Outcome> outcomes) {
        long interval = settings.horizons().intervalMillis();
        TimedLabels labels = new TimedLabels(
                interval, lastValue, newest, clock, settings.labels().timeoutMillis());
        LabelScores scores = new LabelScores();
        for (int i = 0; i < horizons.size(); i++) {
            if (interval > 0) {
                horizons.get(i).labelDue(labels, firstValue, ids, scores, outcomes);
            } else {
                labelCounted(i, newest, scores, outcomes);
            }
        }
        for (IssuedScore issued : scores.all()) {
            outcomes.add(issued);
            alarms.observe(issued, scales.usualInterval(), outcomes);
        }
    }

    private void labelCounted(int i, ObservedValue newest, LabelScores scores, List<Outcome> outcomes) {
        Horizon horizon = horizons.get(i);
        long labeled =
                newest.observation().sequence() - settings.horizons().ahead().get(i);
        if (labeled < 0) {
            return;
        }
        // Before the first value, there is no value from which a change could be computed.
        if (newest.isPresent() && labeled >= firstValue) {
            scores.add(newest.observation(), horizon.label(labeled, newest.value(), ids, outcomes));
        } else {
            horizon.passFirst(ids, outcomes);
        }
    }

    /** Labels that are due by time may be long in coming; those that are counted come after h observations. */
    private void crowdOut(Horizon horizon, List<Outcome> outcomes) {
        if (settings.horizons().intervalMillis() > 0
                && horizon.waiting() >= settings.labels().pendingMax()) {
            outcomes.add(Outcome.Counted.OBSERVATION_EVICTED);
            horizon.passFirst(ids, outcomes);
        }
    }

    private void addHorizons() {
        inputs.fix(exogenous.count());
        for (int i = 0; i < settings.horizons().count(); i++) {
            int ahead = settings.horizons().ahead().get(i);
            long key = Hash.mix(hash + ahead);
            horizons.add(new Horizon(ahead, settings, scales, inputs.learner(key)));
        }
        long distributionBytes =
                horizons.stream().mapToLong(Horizon::distributionBytes).sum();
        learnerBytes = settings.liveBytes(exogenous.count(), distributionBytes);
    }
}
