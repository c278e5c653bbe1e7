package io.spindrift.model.series;

import io.spindrift.model.alarm.Detectors.Forecasted;
import io.spindrift.model.distribution.ForecastDistributions;
import io.spindrift.model.distribution.ForecastOrigin;
import io.spindrift.model.forecaster.SharedStateForecaster;
import io.spindrift.model.interval.Quantile;
import io.spindrift.model.numeric.NormalQuantile;
import io.spindrift.model.series.Outcome.Counted;
import io.spindrift.model.state.ByteCounter;
import io.spindrift.model.state.FieldVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The forecasts that a {@link SharedStateSeries} has issued from its rows, until their labels come: their distributions, scores and alarms. Each
 * row calls {@link #score} if it has a value, and then {@link #add}.
 */
final class IssuedRows {
    private final SeriesSettings settings;
    private final List<HorizonScorer> scorers = new ArrayList<>();
    private final WaitingRows waiting;
    private final ForecastDistributions distributions;
    private final double[] pValues;
    private final AlarmIssuer alarms;

    private double lastValue;
    private long labels;

    IssuedRows(SeriesSettings settings) {
        this.settings = settings;
        List<Integer> horizons = settings.horizons().ahead();
        for (int horizon : horizons) {
            scorers.add(new HorizonScorer(horizon, settings.intervalLevels().size()));
        }
        waiting = new WaitingRows(horizons.get(horizons.size() - 1));
        distributions = new ForecastDistributions(settings.horizons().array(), settings.intervalLevels());
        pValues = new double[horizons.size()];
        alarms = new AlarmIssuer(settings);
    }

    /**
     * Scores the forecasts for the row that comes next, and decides whether it alarms.
     *
     * @param ref the observation of the row
     * @param value of it
     * @param interval usual milliseconds from one row to the next
     * @param outcomes modified
     */
    void score(ObservationRef ref, double value, long interval, List<Outcome> outcomes) {
        List<HorizonForecast> issued = forNextRow();
        distributions.learn(value, pValues);
        List<HorizonScore> scores = new ArrayList<>(scorers.size());
        for (int k = 0; k < scorers.size(); k++) {
            if (issued.get(k) != null) {
                ObservationRef madeAt = waiting.observation(origin(k));
                scores.add(scorers.get(k).score(issued.get(k), madeAt, value, pValues[k]));
            }
        }
        labels++;
        if (!scores.isEmpty()) {
            outcomes.add(new IssuedScore(ref, scores));
            outcomes.add(Counted.LABEL_LEARNED);
        }
        alarms.observe(ref, value, forecasted(0, ref), forecasted(scorers.size() - 1, ref), interval, outcomes);
    }

    /** The row from which a horizon forecasts the row that comes next. */
    private long origin(int k) {
        return distributions.rows() - scorers.get(k).horizon();
    }

    /** The forecasts for the row that comes next; null for a horizon for which none was issued. */
    private List<HorizonForecast> forNextRow() {
        List<HorizonForecast> issued = new ArrayList<>(scorers.size());
        for (int k = 0; k < scorers.size(); k++) {
            issued.add(waiting.observation(origin(k)) == null ? null : forecast(k, origin(k), List.of()));
        }
        return issued;
    }

    /** The forecast of a horizon for the row that comes next; usual where none was made. */
    private Forecasted forecasted(int k, ObservationRef ref) {
        long origin = origin(k);
        return origin < 0
                ? new Forecasted(lastValue, Double.NaN)
                : new Forecasted(
                        distributions.forecast(k, origin),
                        AlarmIssuer.evidence(pValues[k], waiting.observation(origin), ref));
    }

    private HorizonForecast forecast(int k, long row, List<Quantile> quantiles) {
        return new HorizonForecast(
                scorers.get(k).horizon(),
                distributions.forecast(k, row),
                waiting.naive(row),
                distributions.intervals(k, row),
                quantiles);
    }

    /**
     * Adds a row, from which a forecaster has made its forecasts.
     *
     * @param ref the observation of the row; null if no forecast is issued from it
     * @param value NaN for a missing value
     */
    void add(ObservationRef ref, double value, ForecastOrigin origin, SharedStateForecaster forecaster) {
        boolean observed = !Double.isNaN(value);
        lastValue = observed ? value : lastValue;
        waiting.put(distributions.rows(), ref, lastValue);
        distributions.addRow(origin, observed);
        for (int k = 0; k < scorers.size(); k++) {
            double size = forecaster.scale(k) / NormalQuantile.DEVIATION_OVER_SIZE;
            distributions.issue(k, forecaster.forecast(k), forecaster.spread(k), size);
        }
    }

    /** The observation of the newest row; null if no forecast was issued from it. */
    ObservationRef newest() {
        return waiting.observation(distributions.rows() - 1);
    }

    /** The forecasts from the newest row. */
    IssuedForecast issued(ObservationRef ref) {
        long row = distributions.rows() - 1;
        List<Double> probabilities = settings.distribution().quantiles();
        List<HorizonForecast> forecasts = new ArrayList<>(scorers.size());
        for (int k = 0; k < scorers.size(); k++) {
            List<Quantile> quantiles = probabilities.isEmpty()
                    ? List.of()
                    : distributions.newest(k).quantiles(probabilities);
            forecasts.add(forecast(k, row, quantiles));
        }
        int pending = (int) Math.min(row, scorers.get(scorers.size() - 1).horizon());
        return new IssuedForecast(ref, pending, false, labels, forecasts);
    }

    Optional<SeriesAlarm> openAlarm() {
        return alarms.open();
    }

    List<SeriesStatus.HorizonStatus> status() {
        return scorers.stream()
                .map(scorer -> {
                    ErrorMeasures measures = scorer.measures();
                    return new SeriesStatus.HorizonStatus(
                            scorer.horizon(),
                            (int) Math.min(distributions.rows(), scorer.horizon()),
                            measures.labels(),
                            measures.labels(),
                            measures.mse(),
                            measures.naiveMse(),
                            OptionalDouble.empty());
                })
                .toList();
    }

    /** The bytes of the distributions in the store. */
    long distributionBytes() {
        return ByteCounter.of(distributions::visit);
    }

    void visit(FieldVisitor fields) {
        lastValue = fields.float64("series.lastValue", lastValue);
        labels = fields.int64("series.labels", labels);
        waiting.visit(fields);
        distributions.visit(fields);
        alarms.visit(fields);
        scorers.forEach(scorer -> scorer.visit(fields));
    }
}
