package io.spindrift.model.series;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.distribution.ForecastOrigin;
import io.spindrift.model.expert.Expert;
import io.spindrift.model.forecaster.ForecasterSettings;
import io.spindrift.model.forecaster.SharedStateForecaster;
import io.spindrift.model.pool.PriorPool;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.time.RecordClock;
import io.spindrift.model.time.UsualInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A series of the series mode under a blend: one learner for all horizons. An observation is a row; with {@code series.interval.ms} rows
 * are one interval apart, and those without an observation are missing values. The value of a row is the label of the forecasts for it.
 *
 * <p>Nothing is forecast before the first value.
 */
final class SharedStateSeries implements SeriesModel {
    private final SeriesSettings settings;
    private final ForecasterSettings forecasterSettings;
    private final IdWindow ids;
    private final Regressors exogenous;
    private final WarmStart warmStart = new WarmStart();
    /** Null where each observation is a row. */
    private final TimeGrid grid;

    /** The names of the experts of each horizon. */
    private final List<List<String>> experts;

    private final IssuedRows issued;
    private final UsualInterval interval = new UsualInterval();

    private RecordClock clock = RecordClock.UNSET;
    /** Null until the first observation has fixed how many exogenous numbers there are. */
    private SharedStateForecaster forecaster;
    /** The bytes of the forecaster in memory. They are kept, since they are read at each event. */
    private long forecasterBytes;

    SharedStateSeries(SeriesSettings settings, BlendSettings blend, long hash) {
        this.settings = settings;
        forecasterSettings = blend.forecaster(settings.horizons().array(), settings.forecastBounds(), hash);
        ids = new IdWindow(settings.labels().dedupWindow());
        exogenous = new Regressors(0, settings.featuresMax(), settings.scaleWindow());
        long millis = settings.horizons().intervalMillis();
        grid = millis > 0 ? new TimeGrid(millis, blend.seasons().cycle()) : null;
        experts = settings.horizons().ahead().stream()
                .map(horizon -> names(Expert.of(horizon, forecasterSettings.networks())))
                .toList();
        issued = new IssuedRows(settings);
    }

    private static List<String> names(List<Expert> experts) {
        return experts.stream().map(Expert::toString).toList();
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
        if (forecaster == null) {
            exogenous.fix(observation.x().length);
            addForecaster();
            warmStart.take(exogenous.count(), forecaster::visitLearned, outcomes);
        }
        ObservationRef ref = ObservationRef.of(ids.nextSequence(), observation);
        ids.add(observation.id());
        float[] numbers = exogenous.standardized(observation.x());
        int added = grid == null ? 1 : grid.rowsTo(observation.time());
        for (int i = 1; i < added; i++) {
            addRow(observation.time() - (added - i) * grid.interval(), Double.NaN, numbers, null);
        }
        if (added > 0) {
            score(ref, observation, outcomes);
            addRow(observation.time(), observation.value(), numbers, ref);
        }
        if (forecaster.known()) {
            outcomes.add(issued.issued(ref));
        }
    }

    private void addForecaster() {
        forecaster = new SharedStateForecaster(forecasterSettings, exogenous.count());
        forecasterBytes = settings.liveBytes(exogenous.count(), issued.distributionBytes());
    }

    /** Scores the forecasts for the row that an observation is about to become. */
    private void score(ObservationRef ref, SeriesEvent.Observation observation, List<Outcome> outcomes) {
        if (observation.hasValue() && forecaster.known()) {
            issued.score(ref, observation.value(), usualInterval(), outcomes);
        }
    }

    private long usualInterval() {
        return grid == null ? interval.millis() : grid.interval();
    }

    private void addRow(long time, double value, float[] numbers, ObservationRef ref) {
        interval.observe(time);
        forecaster.observe(time, value, numbers);
        if (forecaster.known()) {
            issued.add(ref, value, new ForecastOrigin(time, usualInterval(), forecaster.bounds()), forecaster);
        }
    }

    @Override
    public Optional<HorizonMixture> mixture(int horizon) {
        int k = settings.horizons().ahead().indexOf(horizon);
        if (k < 0 || issued.newest() == null) {
            return Optional.empty();
        }
        return Optional.of(new HorizonMixture(
                horizon, experts.get(k), forecaster.expertForecasts(k), forecaster.expertWeights(k)));
    }

    @Override
    public Optional<SeriesAlarm> openAlarm() {
        return issued.openAlarm();
    }

    @Override
    public SeriesStatus status() {
        List<SeriesStatus.HorizonStatus> horizons = forecaster == null ? List.of() : issued.status();
        return new SeriesStatus(observations(), clock.reached(), 0, horizons);
    }

    @Override
    public OptionalDouble effectiveSampleSize() {
        return OptionalDouble.empty();
    }

    @Override
    public Optional<IssuedForecast> outstanding() {
        return Optional.ofNullable(issued.newest()).map(issued::issued);
    }

    @Override
    public long bytes() {
        return ids.bytes() + forecasterBytes;
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
        if (forecaster != null) {
            forecaster.visitLearned(fields);
        }
    }

    /** Creates the learner before the first observation. */
    void prepare(int regressors) {
        exogenous.fix(regressors);
        addForecaster();
    }

    /** Passes the learned numbers to a pool; or takes the pooled ones over, before the first row. */
    void pool(PriorPool pool) {
        forecaster.pool(pool);
    }

    @Override
    public void visit(FieldVisitor fields) {
        clock = RecordClock.visit(fields, clock);
        ids.visit(fields);
        exogenous.visit(fields);
        interval.visit(fields);
        if (grid != null) {
            grid.visit(fields);
        }
        if (fields.restoring() && exogenous.known()) {
            addForecaster();
        }
        if (forecaster != null) {
            forecaster.visit(fields);
            issued.visit(fields);
        }
    }
}
