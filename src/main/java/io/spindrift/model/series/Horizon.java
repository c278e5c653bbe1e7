package io.spindrift.model.series;

import io.spindrift.model.blend.Mixture;
import io.spindrift.model.distribution.ForecastOrigin;
import io.spindrift.model.distribution.ForecastQueue;
import io.spindrift.model.interval.Quantile;
import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.NormalQuantile;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.scale.Range;
import io.spindrift.model.scale.RunningScale;
import io.spindrift.model.series.IdWindow.LabelStatus;
import io.spindrift.model.series.Outcome.Counted;
import io.spindrift.model.state.ByteCounter;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.Learner;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One horizon of a series: its own learner, the queue of observations with pending labels, and its metrics.
 *
 * <p>The learner receives each observation once, strictly in order: with its label, or without it if the label will not arrive. So the
 * learned state depends on the sequence of observations and labels, and not on the delay of labels. A forecast is made by a rollout from
 * the state of the learner through the pending observations. The mixture of experts and the distribution of forecasts are updated by
 * the errors of forecasts as they were issued, in the order in which labels arrive.
 */
final class Horizon {
    private static final long OVERHEAD_BYTES = 200;

    private final int ahead;
    private final long timeoutMillis;
    private final Learner learner;
    private final Rollout rollout;
    private final RunningScale labelScale;
    private final Range learnedRange = new Range();
    /** Those of the series, which learns its values or labels. */
    private final SeriesScales scales;

    /** Null where a learner is one expert. */
    private final Mixture mixture;

    private final double[] experts;
    private final List<Double> quantiles;
    private final ArrayDeque<PendingObservation> queue = new ArrayDeque<>();
    /** The forecasts from the observations in the queue. */
    private final ForecastQueue forecasts;

    private final HorizonScorer scorer;
    private long learned;
    /** Not stored: a restored series has none before its next forecast. */
    private HorizonMixture lastMixture;

    Horizon(int ahead, SeriesSettings settings, SeriesScales scales, Learner learner) {
        this.ahead = ahead;
        this.timeoutMillis = settings.labels().timeoutMillis();
        this.scales = scales;
        this.learner = learner;
        this.rollout = new Rollout(learner, settings.labels().forecastPendingMax());
        // The first changes of a series say little about their mean; the naive forecast, a mean of 0, is the better
        // guess.
        this.labelScale = new RunningScale(settings.scaleWindow(), settings.inputMode() == InputMode.REGRESSION);
        experts = new double[learner.experts().size()];
        int overlap = Math.max(1, ahead);
        mixture = experts.length > 1 ? new Mixture(experts.length, overlap) : null;
        quantiles = settings.distribution().quantiles();
        forecasts = new ForecastQueue(overlap, settings.intervalLevels());
        scorer = new HorizonScorer(ahead, settings.intervalLevels().size());
    }

    /** h. */
    int ahead() {
        return ahead;
    }

    int waiting() {
        return queue.size();
    }

    SeriesStatus.HorizonStatus status() {
        ErrorMeasures scored = scorer.measures();
        return new SeriesStatus.HorizonStatus(
                ahead, queue.size(), learned, scored.labels(), scored.mse(), scored.naiveMse(), effectiveSampleSize());
    }

    /** Returns N_eff of a particle filter. */
    OptionalDouble effectiveSampleSize() {
        return learner.effectiveSampleSize();
    }

    /** Returns the number of learned labels. */
    long learned() {
        return learned;
    }

    /** Returns the last pending observation. */
    ObservationRef newest() {
        return queue.getLast().ref;
    }

    /** Returns whether more observations are pending before the last one than its forecast is rolled forward through. */
    boolean newestIsStale() {
        return rollout.stale(queue.size() - 1);
    }

    /** Returns the forecasts from the last pending observation. */
    HorizonForecast newestForecast() {
        return forecast(queue.size() - 1, queue.getLast(), forecasts.newestQuantiles(quantiles));
    }

    private HorizonForecast forecast(int index, PendingObservation observation, List<Quantile> issuedQuantiles) {
        return new HorizonForecast(
                ahead, forecasts.forecast(index), observation.naive, forecasts.intervals(index), issuedQuantiles);
    }

    /** The parts of the last forecast; null if the learner is one expert, or before a forecast. */
    HorizonMixture lastMixture() {
        return lastMixture;
    }

    /** Returns the approximate bytes of the pending observations. */
    long waitingBytes() {
        if (queue.isEmpty()) {
            return 0;
        }
        PendingObservation first = queue.peekFirst();
        long numbers = (long) first.x.length + first.prediction.length;
        return queue.size() * (OVERHEAD_BYTES + forecasts.waitingBytes() + Double.BYTES * numbers);
    }

    /** The bytes of the distribution of forecasts in the store, without those that wait. */
    long distributionBytes() {
        return ByteCounter.of(fields -> forecasts.visit(fields, 0));
    }

    /**
     * Makes a forecast within the possible range (a mixture: of the learned labels, too), and adds the observation to the queue.
     *
     * @param origin of the forecast
     */
    void observe(PendingObservation observation, ForecastOrigin origin) {
        rollout.pass(queue);
        learner.derive(observation.x);
        double forecast = origin.bounds().within(forecast(observation, origin.bounds()));
        double spread = mixture == null ? 0 : lastMixture.spread();
        double startSize = unit(observation) / NormalQuantile.DEVIATION_OVER_SIZE;
        forecasts.add(origin, scales.values(), forecast, spread, startSize);
        queue.addLast(observation);
    }

    private double forecast(PendingObservation observation, ForecastBounds bounds) {
        double unit = unit(observation);
        double origin = observation.base + (observation.unit < 0 ? labelScale.restore(0) : 0);
        if (mixture == null) {
            return origin + unit * rollout.forecast(observation.x);
        }
        double low = bounds.within(learnedRange.low());
        double high = bounds.within(learnedRange.high());
        rollout.forecasts(observation.x, experts);
        double[] prediction = new double[mixture.predictionLength()];
        for (int k = 0; k < experts.length; k++) {
            double raw = origin + unit * experts[k];
            prediction[k] = Double.isFinite(raw) ? Clamp.between(low, raw, high) : origin;
        }
        mixture.mix(prediction, origin, low, high);
        observation.prediction = prediction;
        lastMixture = new HorizonMixture(
                ahead, learner.experts(), Arrays.copyOf(prediction, experts.length), mixture.weights());
        return Mixture.forecast(prediction);
    }

    /** Returns the unit of standardized forecasts, in the unit of the label. */
    private double unit(PendingObservation observation) {
        return observation.unit < 0 ? labelScale.deviation() : observation.unit;
    }

    /** Scores the forecast of a pending observation. Learns all labels up to the first gap. */
    HorizonScore label(long sequence, double label, IdWindow ids, List<Outcome> outcomes) {
        Pending pending = find(sequence);
        PendingObservation observation = pending.observation;
        observation.label = label;
        observation.labeled = true;
        ids.setStatus(sequence, LabelStatus.LABELED);
        HorizonScore score = score(pending);
        if (mixture != null) {
            mixture.update(observation.prediction, label);
        }
        if (observation != queue.peekFirst()) {
            outcomes.add(Counted.LABEL_OUT_OF_ORDER);
        }
        learnInOrder(outcomes);
        return score;
    }

    private HorizonScore score(Pending pending) {
        PendingObservation labeled = pending.observation;
        HorizonForecast issued = forecast(pending.index, labeled, List.of());
        double pValue = forecasts.learn(pending.index, labeled.label, scales.values());
        return scorer.score(issued, labeled.ref, labeled.label, pValue);
    }

    /**
     * Labels pending observations by time. Each gets the value that is nearest to the time at which its label is due, as soon as an observation
     * of that time or later has arrived. If no value is within half an interval, the observation is passed without a label.
     *
     * @param labels the last values, with their times
     * @param firstValue the number of the first observation with a value; before it, there is no value from which a change could be computed
     * @param scores modified: the scores of labeled observations are added
     */
    void labelDue(TimedLabels labels, long firstValue, IdWindow ids, LabelScores scores, List<Outcome> outcomes) {
        while (!queue.isEmpty()) {
            PendingObservation first = queue.peekFirst();
            long due = first.ref.time() + ahead * labels.interval();
            boolean wrongTime =
                    labels.isFarAhead(first.ref.time(), queue.peekLast().ref.time());
            Optional<ObservedValue> label = wrongTime ? Optional.empty() : labels.at(due);
            if (label.isPresent() && first.ref.sequence() >= firstValue) {
                scores.add(
                        label.get().observation(),
                        label(first.ref.sequence(), label.get().value(), ids, outcomes));
            } else if (wrongTime || label.isPresent() || labels.isOver(due)) {
                passFirst(ids, outcomes);
            } else {
                return;
            }
        }
    }

    /** Passes observations without a label if their deadline is over. */
    void expire(long elapsed, IdWindow ids, List<Outcome> outcomes) {
        if (queue.isEmpty()) {
            return;
        }
        // The deadlines of all others began with an earlier event.
        queue.peekLast().deadline.begin(elapsed, timeoutMillis);
        while (!queue.isEmpty() && queue.peekFirst().deadline.over(elapsed)) {
            outcomes.add(Counted.OBSERVATION_EXPIRED);
            passFirst(ids, outcomes);
        }
    }

    /** Passes the oldest pending observation without a label. */
    void passFirst(IdWindow ids, List<Outcome> outcomes) {
        PendingObservation first = removeFirst();
        learner.skip(first.x);
        rollout.restart();
        ids.setStatus(first.ref.sequence(), LabelStatus.PASSED);
        learnInOrder(outcomes);
    }

    /** Returns whether the deadline of a pending observation is over at the given elapsed time. */
    boolean expiredAt(long sequence, long elapsed) {
        return find(sequence).observation.deadline.over(elapsed);
    }

    /** Saves the part of the state that another series can start with; or restores it, without the recurrent states of the other series. */
    void visitLearned(FieldVisitor fields) {
        learner.visit(fields);
        if (mixture != null) {
            mixture.visit(fields);
        }
        long labels = fields.int64("horizon.learned", learned);
        if (fields.restoring()) {
            learner.transfer(labels);
            if (mixture != null) {
                mixture.transfer();
            }
            rollout.restart();
        }
    }

    void visit(FieldVisitor fields, int regressors) {
        learner.visit(fields);
        labelScale.visit(fields);
        learnedRange.visit(fields);
        if (mixture != null) {
            mixture.visit(fields);
        }
        scorer.visit(fields);
        learned = fields.int64("horizon.learned", learned);
        int waiting = fields.int32("horizon.waiting", queue.size(), 0, LabelSettings.MAX);
        if (fields.restoring()) {
            queue.clear();
            for (int i = 0; i < waiting; i++) {
                queue.addLast(PendingObservation.blank(regressors, mixture == null ? 0 : mixture.predictionLength()));
            }
            rollout.restart();
        }
        for (PendingObservation observation : queue) {
            observation.visit(fields);
        }
        forecasts.visit(fields, waiting);
    }

    private void learnInOrder(List<Outcome> outcomes) {
        while (!queue.isEmpty() && queue.peekFirst().labeled) {
            PendingObservation first = removeFirst();
            learn(first);
            learned++;
            rollout.restart();
            outcomes.add(Counted.LABEL_LEARNED);
        }
    }

    private void learn(PendingObservation observation) {
        learnedRange.update(observation.label);
        double target = observation.label - observation.base;
        if (observation.unit < 0) {
            labelScale.update(target);
            learner.learn(observation.x, labelScale.standardize(target));
        } else if (observation.unit > 0) {
            learner.learn(observation.x, target / observation.unit);
        } else {
            // Nothing had ever changed: there is no unit in which this change could be learned.
            learner.skip(observation.x);
        }
    }

    private PendingObservation removeFirst() {
        forecasts.removeFirst();
        return queue.removeFirst();
    }

    /** An observation of the queue, and its position in it. */
    private record Pending(int index, PendingObservation observation) {}

    private Pending find(long sequence) {
        int index = 0;
        for (PendingObservation observation : queue) {
            if (observation.ref.sequence() == sequence) {
                return new Pending(index, observation);
            }
            index++;
        }
        throw new IllegalStateException("observation " + sequence + " does not wait");
    }
}
