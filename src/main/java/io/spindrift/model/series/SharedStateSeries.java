package io.spindrift.model.series;

import io.spindrift.model.alarm.Alarm;
import io.spindrift.model.alarm.AlarmOutcome;
import io.spindrift.model.alarm.Detectors.Forecasted;
import io.spindrift.model.alarm.SeriesAlarms;
import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.distribution.ForecastDistributions;
import io.spindrift.model.distribution.ForecastOrigin;
import io.spindrift.model.distribution.PredictiveDistribution;
import io.spindrift.model.expert.Expert;
import io.spindrift.model.forecaster.ForecasterSettings;
import io.spindrift.model.forecaster.SharedStateForecaster;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.interval.Quantile;
import io.spindrift.model.numeric.NormalQuantile;
import io.spindrift.model.pool.PriorPool;
import io.spindrift.model.series.Outcome.Counted;
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

    private final List<HorizonScorer> scorers = new ArrayList<>();
    /** The names of the experts of each horizon. */
    private final List<List<String>> experts = new ArrayList<>();

    private final WaitingRows waiting;
    private final ForecastDistributions distributions;
    private final UsualInterval interval = new UsualInterval();
    private final double[] pValues;
    /** Null where no alarms are wanted. */
    private final SeriesAlarms alarms;

    private RecordClock clock = RecordClock.UNSET;
    /** Null until the first observation has fixed how many exogenous numbers there are. */
    private SharedStateForecaster forecaster;
    /** The bytes of the forecaster in memory. They are kept, since they are read at each event. */
    private long forecasterBytes;
    /** Number of rows of the forecaster. */
    private long rows;

    private double lastValue;
    private long labels;

    SharedStateSeries(SeriesSettings settings, BlendSettings blend, long hash) {
        this.settings = settings;
        List<Integer> horizons = settings.horizons().ahead();
        forecasterSettings = blend.forecaster(settings.horizons().array(), settings.forecastBounds(), hash);
        ids = new IdWindow(settings.labels().dedupWindow());
        exogenous = new Regressors(0, settings.featuresMax(), settings.scaleWindow());
        long millis = settings.horizons().intervalMillis();
        grid = millis > 0 ? new TimeGrid(millis, blend.seasons().cycle()) : null;
        for (int horizon : horizons) {
            scorers.add(new HorizonScorer(horizon, settings.intervalLevels().size()));
            experts.add(Expert.of(horizon, forecasterSettings.networks()).stream()
                    .map(Expert::toString)
                    .toList());
        }
        waiting = new WaitingRows(horizons.get(horizons.size() - 1));
        distributions = new ForecastDistributions(settings.horizons().array(), settings.intervalLevels());
        pValues = new double[horizons.size()];
        alarms = settings.distribution().alarms().isNone() ? null : new SeriesAlarms();
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
        ObservationRef ref = new ObservationRef(ids.nextSequence(), observation.id(), observation.time());
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
            outcomes.add(issued(ref));
        }
    }

    private void addForecaster() {
        forecaster = new SharedStateForecaster(forecasterSettings, exogenous.count());
        forecasterBytes = settings.liveBytes(exogenous.count());
    }

    /** Scores the forecasts for the row that an observation is about to become. */
    private void score(ObservationRef ref, SeriesEvent.Observation observation, List<Outcome> outcomes) {
        if (!observation.hasValue() || !forecaster.known()) {
            return;
        }
        List<HorizonForecast> issued = waitingForecasts();
        distributions.learn(observation.value(), pValues);
        List<HorizonScore> scores = new ArrayList<>(scorers.size());
        for (int k = 0; k < scorers.size(); k++) {
            if (issued.get(k) != null) {
                ObservationRef madeAt =
                        waiting.observation(rows - scorers.get(k).horizon());
                scores.add(scorers.get(k).score(issued.get(k), madeAt, observation.value(), pValues[k]));
            }
        }
        labels++;
        if (!scores.isEmpty()) {
            outcomes.add(new IssuedScore(ref, scores));
            outcomes.add(Counted.LABEL_LEARNED);
        }
        if (alarms != null) {
            alarm(ref, observation, outcomes);
        }
    }

    /** Decides whether an observation, whose p-values are known, begins or ends an alarm. */
    private void alarm(ObservationRef ref, SeriesEvent.Observation observation, List<Outcome> outcomes) {
        int last = scorers.size() - 1;
        double rate = settings.distribution().alarms().ofRecord(usualInterval());
        AlarmOutcome outcome =
                alarms.observe(observation.time(), observation.value(), forecasted(0), forecasted(last), rate);
        if (outcome instanceof AlarmOutcome.Began began) {
            outcomes.add(issued(ref, IssuedAlarm.Change.BEGIN, began.alarm()));
        } else if (outcome instanceof AlarmOutcome.Ended ended) {
            outcomes.add(issued(ref, IssuedAlarm.Change.END, ended.alarm()));
        }
    }

    private IssuedAlarm issued(ObservationRef ref, IssuedAlarm.Change change, Alarm alarm) {
        return new IssuedAlarm(ref, change, SeriesAlarm.of(alarm, settings.horizons()));
    }

    /** The forecast of a horizon for the row that comes next; usual where none was made. */
    private Forecasted forecasted(int k) {
        long origin = rows - scorers.get(k).horizon();
        return origin < 0
                ? new Forecasted(lastValue, Double.NaN)
                : new Forecasted(distributions.forecast(k, origin), pValues[k]);
    }

    private long usualInterval() {
        return grid == null ? interval.millis() : grid.interval();
    }

    /** The forecasts for the row that comes next; null for a horizon for which none was issued. */
    private List<HorizonForecast> waitingForecasts() {
        List<HorizonForecast> issued = new ArrayList<>(scorers.size());
        for (int k = 0; k < scorers.size(); k++) {
            long origin = rows - scorers.get(k).horizon();
            issued.add(waiting.observation(origin) == null ? null : forecast(k, origin));
        }
        return issued;
    }

    private HorizonForecast forecast(int k, long row) {
        List<Double> levels = settings.intervalLevels();
        List<Interval> intervals = new ArrayList<>(levels.size());
        for (int level = 0; level < levels.size(); level++) {
            intervals.add(new Interval(
                    levels.get(level), distributions.lower(k, row, level), distributions.upper(k, row, level)));
        }
        return new HorizonForecast(
                scorers.get(k).horizon(), distributions.forecast(k, row), waiting.naive(row), intervals, List.of());
    }

    /** The forecast from the newest row, with quantiles. */
    private HorizonForecast newest(int k) {
        HorizonForecast forecast = forecast(k, rows - 1);
        List<Double> probabilities = settings.distribution().quantiles();
        if (probabilities.isEmpty()) {
            return forecast;
        }
        PredictiveDistribution distribution = distributions.newest(k);
        return forecast.with(probabilities.stream()
                .map(probability -> new Quantile(probability, distribution.quantile(probability)))
                .toList());
    }

    private void addRow(long time, double value, float[] numbers, ObservationRef ref) {
        boolean observed = !Double.isNaN(value);
        lastValue = observed ? value : lastValue;
        interval.observe(time);
        forecaster.observe(time, value, numbers);
        if (!forecaster.known()) {
            return;
        }
        waiting.put(rows, ref, lastValue);
        distributions.addRow(new ForecastOrigin(time, usualInterval(), forecaster.bounds()), observed);
        for (int k = 0; k < scorers.size(); k++) {
            double size = forecaster.scale(k) / NormalQuantile.DEVIATION_OVER_SIZE;
            distributions.issue(k, forecaster.forecast(k), forecaster.spread(k), size);
        }
        rows++;
    }

    private IssuedForecast issued(ObservationRef ref) {
        List<HorizonForecast> forecasts = new ArrayList<>(scorers.size());
        for (int k = 0; k < scorers.size(); k++) {
            forecasts.add(newest(k));
        }
        int pending = (int) Math.min(rows - 1, scorers.get(scorers.size() - 1).horizon());
        return new IssuedForecast(ref, pending, false, labels, forecasts);
    }

    @Override
    public Optional<HorizonMixture> mixture(int horizon) {
        int k = settings.horizons().ahead().indexOf(horizon);
        if (k < 0 || waiting.observation(rows - 1) == null) {
            return Optional.empty();
        }
        return Optional.of(new HorizonMixture(
                horizon, experts.get(k), forecaster.expertForecasts(k), forecaster.expertWeights(k)));
    }

    @Override
    public Optional<SeriesAlarm> openAlarm() {
        return Optional.ofNullable(alarms)
                .map(SeriesAlarms::open)
                .map(alarm -> SeriesAlarm.of(alarm, settings.horizons()));
    }

    @Override
    public SeriesStatus status() {
        List<SeriesStatus.HorizonStatus> horizons = new ArrayList<>();
        if (forecaster != null) {
            for (HorizonScorer scorer : scorers) {
                ErrorMeasures measures = scorer.measures();
                horizons.add(new SeriesStatus.HorizonStatus(
                        scorer.horizon(),
                        (int) Math.min(rows, scorer.horizon()),
                        measures.labels(),
                        measures.labels(),
                        measures.mse(),
                        measures.naiveMse(),
                        OptionalDouble.empty()));
            }
        }
        return new SeriesStatus(observations(), clock.reached(), 0, horizons);
    }

    @Override
    public OptionalDouble effectiveSampleSize() {
        return OptionalDouble.empty();
    }

    @Override
    public Optional<IssuedForecast> outstanding() {
        return Optional.ofNullable(waiting.observation(rows - 1)).map(this::issued);
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
        rows = fields.int64("series.rows", rows);
        lastValue = fields.float64("series.lastValue", lastValue);
        labels = fields.int64("series.labels", labels);
        waiting.visit(fields);
        interval.visit(fields);
        if (grid != null) {
            grid.visit(fields);
        }
        if (fields.restoring() && exogenous.known()) {
            addForecaster();
        }
        if (forecaster != null) {
            forecaster.visit(fields);
            distributions.visit(fields);
            if (alarms != null) {
                alarms.visit(fields);
            }
            scorers.forEach(scorer -> scorer.visit(fields));
        }
    }
}
