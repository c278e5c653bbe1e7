package io.spindrift.model.series;

import io.spindrift.model.series.IdWindow.LabelStatus;
import io.spindrift.model.series.Outcome.Counted;
import io.spindrift.model.series.Rejection.Kind;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.time.RecordClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A series of the regression mode: regressors in observations, labels by id, at once, later or earlier. */
final class RegressionSeries implements SeriesModel {
    private final SeriesSettings settings;
    private final long hash;
    private final IdWindow ids;
    private final LabelBuffer early = new LabelBuffer();
    private final Regressors regressors;
    private final WarmStart warmStart = new WarmStart();
    private final SeriesScales scales;
    private final AlarmIssuer alarms;
    private RecordClock clock = RecordClock.UNSET;
    /** Null until the first observation has fixed the length of x. */
    private Horizon horizon;
    /** The bytes of the learner in memory. They are kept, since they are read at each event. */
    private long learnerBytes;

    private double lastLabel;
    private long lastLabeled = IdWindow.UNKNOWN;

    RegressionSeries(SeriesSettings settings, long hash) {
        this.settings = settings;
        this.hash = hash;
        scales = new SeriesScales(settings);
        alarms = new AlarmIssuer(settings);
        ids = new IdWindow(settings.labels().dedupWindow());
        regressors = new Regressors(1, settings.featuresMax(), settings.scaleWindow());
    }

    @Override
    public SeriesSettings settings() {
        return settings;
    }

    @Override
    public long observations() {
        return ids.nextSequence();
    }

    private Optional<Rejection> check(SeriesEvent event) {
        if (event instanceof SeriesEvent.Label label) {
            return check(label);
        }
        SeriesEvent.Observation observation = (SeriesEvent.Observation) event;
        if (observation.id() == null) {
            return reject(Kind.MISMATCH, "id: expected a text or a whole number, got nothing");
        }
        if (ids.find(observation.id()) != IdWindow.UNKNOWN) {
            return reject(
                    Kind.DUPLICATE_OBSERVATION,
                    "id: expected a new id, got '" + observation.id() + "', which an earlier observation has");
        }
        return regressors.check(observation.x());
    }

    /** Only a label that waits for its observation keeps its origin. */
    @Override
    public SeriesEvent withoutPayload(SeriesEvent event) {
        return event instanceof SeriesEvent.Label label && ids.find(label.id()) != IdWindow.UNKNOWN
                ? label.withoutOrigin()
                : event;
    }

    @Override
    public SeriesStatus status() {
        return new SeriesStatus(
                observations(),
                clock.reached(),
                early.size(),
                horizons().stream().map(Horizon::status).toList());
    }

    @Override
    public OptionalDouble effectiveSampleSize() {
        return horizon == null ? OptionalDouble.empty() : horizon.effectiveSampleSize();
    }

    @Override
    public Optional<IssuedForecast> outstanding() {
        return NewestForecast.of(horizons());
    }

    @Override
    public Optional<HorizonMixture> mixture(int ahead) {
        return NewestForecast.mixture(horizons(), ahead);
    }

    @Override
    public Optional<SeriesAlarm> openAlarm() {
        return alarms.open();
    }

    @Override
    public long bytes() {
        long own = ids.bytes() + early.bytes();
        return horizon == null ? own : own + learnerBytes + horizon.waitingBytes();
    }

    @Override
    public List<Outcome> apply(SeriesEvent event) {
        Optional<Rejection> rejection = check(event);
        if (rejection.isPresent()) {
            return List.of(new Outcome.Rejected(rejection.get()));
        }
        List<Outcome> outcomes = new ArrayList<>();
        accept(event, outcomes);
        return outcomes;
    }

    private void accept(SeriesEvent event, List<Outcome> outcomes) {
        clock = clockAfter(event);
        warmStart.next();
        early.expire(clock.elapsed(), settings.labels().timeoutMillis(), outcomes);
        if (horizon != null) {
            horizon.expire(clock.elapsed(), ids, outcomes);
        }
        if (event instanceof SeriesEvent.Label label) {
            apply(label, outcomes);
        } else {
            apply((SeriesEvent.Observation) event, outcomes);
        }
    }

    @Override
    public void setWarmStart(Donor donor) {
        warmStart.offer(donor, settings, regressors);
    }

    @Override
    public boolean usedWarmStart() {
        return warmStart.taken();
    }

    @Override
    public int regressors() {
        return regressors.count();
    }

    @Override
    public void visitLearned(FieldVisitor fields) {
        horizons().forEach(horizon -> horizon.visitLearned(fields));
    }

    @Override
    public void visit(FieldVisitor fields) {
        clock = RecordClock.visit(fields, clock);
        ids.visit(fields);
        early.visit(fields);
        regressors.visit(fields);
        scales.visit(fields);
        alarms.visit(fields);
        lastLabel = fields.float64("lastLabel", lastLabel);
        lastLabeled = fields.int64("lastLabeled", lastLabeled);
        if (fields.restoring() && regressors.known()) {
            horizon = newHorizon();
        }
        if (horizon != null) {
            horizon.visit(fields, regressors.count());
        }
    }

    private RecordClock clockAfter(SeriesEvent event) {
        return clock.observe(event.time(), settings.labels().timeoutMillis());
    }

    private Optional<Rejection> check(SeriesEvent.Label label) {
        long sequence = ids.find(label.id());
        if (sequence == IdWindow.UNKNOWN) {
            return checkEarly(label);
        }
        LabelStatus status = ids.status(sequence);
        if (status == LabelStatus.LABELED) {
            return reject(
                    Kind.DUPLICATE_LABEL,
                    "id: expected an observation without a label, got '" + label.id() + "', which has one");
        }
        if (status == LabelStatus.PASSED
                || horizon.expiredAt(sequence, clockAfter(label).elapsed())) {
            return reject(
                    Kind.EXPIRED_LABEL,
                    "id: expected an observation that waits for its label, got '" + label.id()
                            + "', which has expired");
        }
        return Optional.empty();
    }

    private Optional<Rejection> checkEarly(SeriesEvent.Label label) {
        if (early.contains(label.id())) {
            return reject(
                    Kind.DUPLICATE_LABEL,
                    "id: expected one label for an observation, got another for '" + label.id()
                            + "', which waits for its observation");
        }
        if (early.size() >= settings.labels().bufferMax()) {
            return reject(
                    Kind.UNKNOWN_LABEL,
                    "id: expected the id of an observation, got '" + label.id() + "', while " + early.size()
                            + " labels (labels.buffer.max) wait for their observations");
        }
        if (label.origin() == null || label.origin().length > SeriesEvent.Label.MAX_ORIGIN) {
            return reject(
                    Kind.UNKNOWN_LABEL,
                    "id: expected the id of an observation, got '" + label.id()
                            + "', in a record of more than " + SeriesEvent.Label.MAX_ORIGIN
                            + " bytes, which cannot be buffered");
        }
        return Optional.empty();
    }

    private void apply(SeriesEvent.Observation event, List<Outcome> outcomes) {
        if (horizon == null) {
            regressors.fix(event.x().length);
            horizon = newHorizon();
            warmStart.take(regressors.count(), this::visitLearned, outcomes);
        }
        if (horizon.waiting() >= settings.labels().pendingMax()) {
            outcomes.add(Counted.OBSERVATION_EVICTED);
            horizon.passFirst(ids, outcomes);
        }
        long sequence = ids.nextSequence();
        ids.add(event.id());
        double[] x = new double[regressors.count()];
        regressors.standardize(event.x(), x, 0);
        PendingObservation pending =
                new PendingObservation(ObservationRef.of(sequence, event), x, 0, PendingObservation.RUNNING, lastLabel);
        horizon.observe(pending, scales.observe(event.time()));
        NewestForecast.addTo(outcomes, horizons());
        SeriesEvent.Label waiting = early.take(event.id());
        if (event.hasValue()) {
            label(sequence, event.value(), outcomes);
            if (waiting != null) {
                outcomes.add(new Outcome.Unmatched(
                        waiting,
                        new Rejection(
                                Kind.DUPLICATE_LABEL,
                                "id: expected one label for an observation, got another for '" + event.id()
                                        + "', which came with its label")));
            }
        } else if (waiting != null) {
            label(sequence, waiting.value(), outcomes);
        }
    }

    private void apply(SeriesEvent.Label event, List<Outcome> outcomes) {
        long sequence = ids.find(event.id());
        if (sequence == IdWindow.UNKNOWN) {
            outcomes.add(Counted.LABEL_BEFORE_OBSERVATION);
            early.add(event);
        } else {
            label(sequence, event.value(), outcomes);
        }
    }

    private void label(long sequence, double value, List<Outcome> outcomes) {
        if (sequence > lastLabeled) {
            lastLabeled = sequence;
            lastLabel = value;
        }
        HorizonScore score = horizon.label(sequence, value, ids, outcomes);
        scales.learn(value);
        IssuedScore issued = new IssuedScore(score.madeAt(), List.of(score));
        outcomes.add(issued);
        alarms.observe(issued, scales.usualInterval(), outcomes);
    }

    private List<Horizon> horizons() {
        return horizon == null ? List.of() : List.of(horizon);
    }

    private Horizon newHorizon() {
        Horizon created = new Horizon(
                0, settings, scales, settings.learner().create(regressors.count(), hash, settings.precision()));
        learnerBytes = settings.liveBytes(regressors.count(), created.distributionBytes());
        return created;
    }

    private static Optional<Rejection> reject(Kind kind, String reason) {
        return Optional.of(new Rejection(kind, reason));
    }
}
