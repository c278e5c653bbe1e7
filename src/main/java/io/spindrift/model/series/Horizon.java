package io.spindrift.model.series;

import io.spindrift.model.blend.Mixture;
import io.spindrift.model.interval.Calibration;
import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.scale.PossibleRange;
import io.spindrift.model.scale.Range;
import io.spindrift.model.scale.RunningScale;
import io.spindrift.model.series.IdWindow.Fate;
import io.spindrift.model.series.Outcome.Counted;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.Learner;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One horizon of a series: a learner of its own, the queue of observations whose labels it waits for, and its measures.
 *
 * <p>The learner takes observations strictly in order, each once: with its label, or, when that will not come, without.
 * So what is learned depends on the sequence of observations and labels and not on how late labels were. A forecast is
 * made by an outlook that has run from where the learner stands through the waiting observations. What judges forecasts,
 * the mixture of experts and the calibration of intervals, judges them as they were issued, in the order of their labels.
 */
final class Horizon {
    private static final long OVERHEAD_BYTES = 200;

    private final int ahead;
    private final long timeoutMillis;
    private final Learner learner;
    private final Rollout rollout;
    private final RunningScale labelScale;
    private final Range learnedRange = new Range();
    /** That of the series, which observes its values or labels. */
    private final PossibleRange possible;

    /** Null where a learner is one expert. */
    private final Mixture mixture;

    private final double[] experts;
    private final Calibration calibration;
    private final ArrayDeque<PendingObservation> queue = new ArrayDeque<>();
    private final RunningMetrics measures = new RunningMetrics();
    private long learned;

    Horizon(int ahead, SeriesSettings settings, PossibleRange possible, Learner learner) {
        this.ahead = ahead;
        this.timeoutMillis = settings.labels().timeoutMillis();
        this.possible = possible;
        this.learner = learner;
        this.rollout = new Rollout(learner, settings.labels().forecastPendingMax());
        // The first changes of a series say little of their mean; the naive forecast is the better guess of what it is.
        this.labelScale = new RunningScale(settings.scaleWindow(), settings.inputMode() == InputMode.REGRESSION);
        experts = new double[learner.experts().size()];
        int overlap = Math.max(1, ahead);
        mixture = experts.length > 1 ? new Mixture(experts.length, overlap) : null;
        calibration = new Calibration(settings.intervalLevels(), overlap);
    }

    int waiting() {
        return queue.size();
    }

    SeriesStatus.HorizonStatus status() {
        ErrorMeasures scored = measures.measures();
        return new SeriesStatus.HorizonStatus(
                ahead, queue.size(), learned, scored.labels(), scored.mse(), scored.naiveMse(), effectiveSampleSize());
    }

    /** N_eff of a learner that weighs particles. */
    OptionalDouble effectiveSampleSize() {
        return learner.effectiveSampleSize();
    }

    /** How many labels have been learned. */
    long learned() {
        return learned;
    }

    /** The last observation that waits. */
    ObservationRef newest() {
        return queue.getLast().ref();
    }

    /** Whether more observations wait before the last than its forecast is rolled forward through. */
    boolean newestIsStale() {
        return rollout.stale(queue.size() - 1);
    }

    /** The forecast for the last observation that waits. */
    HorizonForecast newestForecast() {
        PendingObservation last = queue.getLast();
        return new HorizonForecast(
                ahead, last.forecast, last.naive, calibration.intervals(last.forecast, last.widths, last.bounds));
    }

    /** What the forecast for the last observation was mixed from, before the next label; null where a learner is one expert. */
    HorizonMixture newestMixture() {
        if (mixture == null) {
            return null;
        }
        double[] forecasts = Arrays.copyOf(queue.getLast().issue, experts.length);
        return new HorizonMixture(ahead, learner.experts(), forecasts, mixture.weights());
    }

    /** About how many bytes the waiting observations take. */
    long waitingBytes() {
        if (queue.isEmpty()) {
            return 0;
        }
        PendingObservation first = queue.peekFirst();
        long numbers = (long) first.x.length + first.issue.length + first.widths.length;
        return queue.size() * (OVERHEAD_BYTES + Double.BYTES * numbers);
    }

    /** Forecasts an observation within the possible range, a mixture also within that of the labels learned; lets it wait for its label. */
    void observe(PendingObservation observation) {
        rollout.pass(queue);
        learner.derive(observation.x);
        observation.bounds = possible.bounds();
        observation.forecast = observation.bounds.within(forecast(observation));
        observation.widths = new double[calibration.issueLength()];
        calibration.issue(unit(observation), observation.widths);
        queue.addLast(observation);
    }

    private double forecast(PendingObservation observation) {
        double unit = unit(observation);
        double origin = observation.base + (observation.unit < 0 ? labelScale.restore(0) : 0);
        if (mixture == null) {
            return origin + unit * rollout.forecast(observation.x);
        }
        double low = observation.bounds.within(learnedRange.low());
        double high = observation.bounds.within(learnedRange.high());
        rollout.forecasts(observation.x, experts);
        double[] issue = new double[mixture.issueLength()];
        for (int k = 0; k < experts.length; k++) {
            double raw = origin + unit * experts[k];
            issue[k] = Double.isFinite(raw) ? Clamp.between(low, raw, high) : origin;
        }
        mixture.mix(issue, origin, low, high);
        observation.issue = issue;
        return Mixture.forecast(issue);
    }

    /** The unit of what is forecast for an observation, in that of the label. */
    private double unit(PendingObservation observation) {
        return observation.unit < 0 ? labelScale.deviation() : observation.unit;
    }

    /** Scores the forecast of a waiting observation; learns as far as labels now reach without a gap. */
    HorizonScore label(long sequence, double label, IdWindow ids, List<Outcome> outcomes) {
        PendingObservation observation = find(sequence);
        observation.label = label;
        observation.labeled = true;
        ids.setFate(sequence, Fate.LABELED);
        HorizonScore score = measures.score(observation, ahead, calibration);
        if (mixture != null) {
            mixture.judge(observation.issue, label);
        }
        if (observation != queue.peekFirst()) {
            outcomes.add(Counted.LABEL_OUT_OF_ORDER);
        }
        learnInOrder(outcomes);
        return score;
    }

    /**
     * Labels waiting observations by time: each gets the value nearest to when its label was due, as soon as an observation from then
     * or later has come. Where none is within half an interval it is passed without a label.
     *
     * @param labels what is known of values by time
     * @param firstValue the number of the first observation with a value: before it there is nothing that a change could be from
     * @param scores that take those of labeled observations
     */
    void labelDue(TimedLabels labels, long firstValue, IdWindow ids, LabelScores scores, List<Outcome> outcomes) {
        while (!queue.isEmpty()) {
            PendingObservation first = queue.peekFirst();
            long due = first.time + ahead * labels.interval();
            boolean wrongTime = labels.isFarAhead(first.time, queue.peekLast().time);
            Optional<ObservedValue> label = wrongTime ? Optional.empty() : labels.at(due);
            if (label.isPresent() && first.sequence >= firstValue) {
                scores.add(
                        label.get().observation(),
                        label(first.sequence, label.get().value(), ids, outcomes));
            } else if (wrongTime || label.isPresent() || labels.isOver(due)) {
                passFirst(ids, outcomes);
            } else {
                return;
            }
        }
    }

    /** Passes without a label what has waited beyond its deadline. */
    void expire(long elapsed, IdWindow ids, List<Outcome> outcomes) {
        if (queue.isEmpty()) {
            return;
        }
        // All but the last have seen an event after their own.
        queue.peekLast().deadline.begin(elapsed, timeoutMillis);
        while (!queue.isEmpty() && queue.peekFirst().deadline.over(elapsed)) {
            outcomes.add(Counted.OBSERVATION_EXPIRED);
            passFirst(ids, outcomes);
        }
    }

    /** Passes the oldest waiting observation without a label. */
    void passFirst(IdWindow ids, List<Outcome> outcomes) {
        PendingObservation first = queue.removeFirst();
        learner.skip(first.x);
        rollout.restart();
        ids.setFate(first.sequence, Fate.PASSED);
        learnInOrder(outcomes);
    }

    /** Whether the given waiting observation would be expired once so much time has elapsed. */
    boolean expiredAt(long sequence, long elapsed) {
        return find(sequence).deadline.over(elapsed);
    }

    /** Saves what others may begin with; or restores what another has learned, and leaves behind what was that series' own. */
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
        calibration.visit(fields);
        measures.visit(fields);
        learned = fields.int64("horizon.learned", learned);
        int waiting = fields.int32("horizon.waiting", queue.size(), 0, LabelSettings.MAX);
        if (fields.restoring()) {
            queue.clear();
            for (int i = 0; i < waiting; i++) {
                queue.addLast(PendingObservation.blank(
                        regressors, mixture == null ? 0 : mixture.issueLength(), calibration.issueLength()));
            }
            rollout.restart();
        }
        for (PendingObservation observation : queue) {
            observation.visit(fields);
        }
    }

    private void learnInOrder(List<Outcome> outcomes) {
        while (!queue.isEmpty() && queue.peekFirst().labeled) {
            PendingObservation first = queue.removeFirst();
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

    private PendingObservation find(long sequence) {
        for (PendingObservation observation : queue) {
            if (observation.sequence == sequence) {
                return observation;
            }
        }
        throw new IllegalStateException("observation " + sequence + " does not wait");
    }
}
