package io.spindrift.model.series;

import io.spindrift.model.blend.Mixture;
import io.spindrift.model.interval.Calibration;
import io.spindrift.model.scale.Range;
import io.spindrift.model.scale.RunningScale;
import io.spindrift.model.series.IdMemory.Fate;
import io.spindrift.model.series.Outcomes.Occurrence;
import io.spindrift.model.state.StateExchange;
import io.spindrift.model.train.Learner;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One horizon of a series: a learner of its own, the queue of observations whose labels it waits for, and its measures.
 *
 * <p>The learner takes observations strictly in order, each once: with its label, or, when that will not come, without.
 * So what is learnt depends on the sequence of observations and labels and not on how late labels were. A forecast is
 * made by an outlook that has run from where the learner stands through the waiting observations. What judges forecasts,
 * the mixture of experts and the calibration of intervals, judges them as they were issued, in the order of their labels.
 */
final class Horizon {
    private static final long OVERHEAD_BYTES = 200;

    private final int ahead;
    private final long timeoutMillis;
    private final Learner learner;
    private final Lookahead lookahead;
    private final RunningScale labelScale;
    private final Range learntRange = new Range();
    /** Null where a learner is one expert. */
    private final Mixture mixture;

    private final double[] experts;
    private final Calibration calibration;
    private final ArrayDeque<Pending> queue = new ArrayDeque<>();
    private final Measures measures = new Measures();
    private long learnt;

    Horizon(int ahead, SeriesSettings settings, Learner learner) {
        this.ahead = ahead;
        this.timeoutMillis = settings.labels().timeoutMillis();
        this.learner = learner;
        this.lookahead = new Lookahead(learner, settings.labels().lookaheadMost());
        // The first changes of a series say little of their mean; persistence is the better guess of what it is.
        this.labelScale = new RunningScale(settings.scaleWindow(), settings.feed() == FeedKind.REGRESSION);
        experts = new double[learner.experts().size()];
        int overlap = Math.max(1, ahead);
        mixture = experts.length > 1 ? new Mixture(experts.length, overlap) : null;
        calibration = new Calibration(settings.levels(), overlap);
    }

    int waiting() {
        return queue.size();
    }

    SeriesStatus.HorizonStatus status() {
        return new SeriesStatus.HorizonStatus(
                ahead,
                queue.size(),
                learnt,
                measures.labels(),
                measures.mse(),
                measures.persistenceMse(),
                effectiveSampleSize());
    }

    /** N_eff of a learner that weighs particles. */
    OptionalDouble effectiveSampleSize() {
        return learner.effectiveSampleSize();
    }

    /** The forecast of the last observation that waits; how many wait before it, and what has been learnt, is as it is now. */
    Optional<IssuedForecast> outstanding() {
        return Optional.ofNullable(queue.peekLast()).map(last -> issued(last, queue.size() - 1));
    }

    private IssuedForecast issued(Pending observation, int before) {
        return new IssuedForecast(
                observation.sequence,
                observation.id,
                observation.time,
                ahead,
                observation.forecast,
                observation.persistence,
                before,
                lookahead.stale(before),
                learnt,
                calibration.intervals(observation.forecast, observation.widths));
    }

    /** About how many bytes the waiting observations take. */
    long waitingBytes() {
        if (queue.isEmpty()) {
            return 0;
        }
        Pending first = queue.peekFirst();
        long numbers = (long) first.x.length + first.issue.length + first.widths.length;
        return queue.size() * (OVERHEAD_BYTES + Double.BYTES * numbers);
    }

    /** Forecasts an observation within the range of the labels learnt, and lets it wait for its label. */
    void observe(Pending observation, Outcomes outcomes) {
        observe(observation, learntRange, outcomes);
    }

    /**
     * Forecasts an observation, and lets it wait for its label.
     *
     * @param range in which forecasts stay, where they are mixed
     */
    void observe(Pending observation, Range range, Outcomes outcomes) {
        lookahead.pass(queue);
        learner.derive(observation.x);
        forecast(observation, range);
        observation.widths = new double[calibration.issueLength()];
        calibration.issue(unit(observation), observation.widths);
        if (lookahead.stale(queue.size())) {
            outcomes.count(Occurrence.FORECAST_STALE);
        }
        outcomes.forecast(issued(observation, queue.size()));
        if (mixture != null && outcomes.wantsMixtures()) {
            double[] mixed = Arrays.copyOf(observation.issue, experts.length);
            outcomes.mixture(
                    new IssuedMixture(observation.sequence, ahead, learner.experts(), mixed, mixture.weights()));
        }
        queue.addLast(observation);
    }

    private void forecast(Pending observation, Range range) {
        double unit = unit(observation);
        double origin = observation.base + (observation.unit < 0 ? labelScale.restore(0) : 0);
        if (mixture == null) {
            observation.forecast = origin + unit * lookahead.forecast(observation.x);
            return;
        }
        lookahead.forecasts(observation.x, experts);
        double[] issue = new double[mixture.issueLength()];
        for (int k = 0; k < experts.length; k++) {
            double raw = origin + unit * experts[k];
            issue[k] = Double.isFinite(raw) ? Math.max(range.low(), Math.min(range.high(), raw)) : origin;
        }
        mixture.mix(issue, origin, range.low(), range.high());
        observation.issue = issue;
        observation.forecast = Mixture.forecast(issue);
    }

    /** The unit of what is forecast for an observation, in that of the label. */
    private double unit(Pending observation) {
        return observation.unit < 0 ? labelScale.deviation() : observation.unit;
    }

    /** Scores the forecast of a waiting observation; learns as far as labels now reach without a gap. */
    void label(long sequence, double label, IdMemory ids, Outcomes outcomes) {
        Pending observation = find(sequence);
        observation.label = label;
        observation.labelled = true;
        ids.setFate(sequence, Fate.LABELLED);
        outcomes.score(measures.score(observation, ahead, calibration));
        if (mixture != null) {
            mixture.judge(observation.issue, label);
        }
        if (observation != queue.peekFirst()) {
            outcomes.count(Occurrence.LABEL_AHEAD);
        }
        learnInOrder(outcomes);
    }

    /**
     * Labels waiting observations by time: each gets the value nearest to when its label was due, as soon as an observation from then
     * or later has come. Where none is within half an interval it is passed without a label.
     *
     * @param labels what is known of values by time
     * @param firstValue the number of the first observation with a value: before it there is nothing that a change could be from
     */
    void labelDue(TimedLabels labels, long firstValue, IdMemory ids, Outcomes outcomes) {
        while (!queue.isEmpty()) {
            Pending first = queue.peekFirst();
            long due = first.time + ahead * labels.interval();
            boolean wrongTime = labels.isFarAhead(first.time, queue.peekLast().time);
            OptionalDouble label = wrongTime ? OptionalDouble.empty() : labels.at(due);
            if (label.isPresent() && first.sequence >= firstValue) {
                label(first.sequence, label.getAsDouble(), ids, outcomes);
            } else if (wrongTime || label.isPresent() || labels.isOver(due)) {
                passFirst(ids, outcomes);
            } else {
                return;
            }
        }
    }

    /** Passes without a label what has waited beyond its deadline. */
    void expire(long elapsed, IdMemory ids, Outcomes outcomes) {
        if (queue.isEmpty()) {
            return;
        }
        // All but the last have seen an event after their own.
        queue.peekLast().deadline.begin(elapsed, timeoutMillis);
        while (!queue.isEmpty() && queue.peekFirst().deadline.over(elapsed)) {
            outcomes.count(Occurrence.OBSERVATION_EXPIRED);
            passFirst(ids, outcomes);
        }
    }

    /** Passes the oldest waiting observation without a label. */
    void passFirst(IdMemory ids, Outcomes outcomes) {
        Pending first = queue.removeFirst();
        learner.skip(first.x);
        lookahead.restart();
        ids.setFate(first.sequence, Fate.PASSED);
        learnInOrder(outcomes);
    }

    /** Whether the given waiting observation would be expired once so much time has elapsed. */
    boolean expiredAt(long sequence, long elapsed) {
        return find(sequence).deadline.over(elapsed);
    }

    /** Saves what others may begin with; or restores what another has learnt, and leaves behind what was that series' own. */
    void exchangeLearnt(StateExchange io) {
        learner.exchange(io);
        if (mixture != null) {
            mixture.exchange(io);
        }
        long labels = io.wide("horizon.learnt", learnt);
        if (io.restoring()) {
            learner.transfer(labels);
            if (mixture != null) {
                mixture.transfer();
            }
            lookahead.restart();
        }
    }

    void exchange(StateExchange io, int regressors) {
        learner.exchange(io);
        labelScale.exchange(io);
        learntRange.exchange(io);
        if (mixture != null) {
            mixture.exchange(io);
        }
        calibration.exchange(io);
        measures.exchange(io);
        learnt = io.wide("horizon.learnt", learnt);
        int waiting = io.integer("horizon.waiting", queue.size(), 0, LabelSettings.MOST);
        if (io.restoring()) {
            queue.clear();
            for (int i = 0; i < waiting; i++) {
                queue.addLast(Pending.blank(
                        regressors, mixture == null ? 0 : mixture.issueLength(), calibration.issueLength()));
            }
            lookahead.restart();
        }
        for (Pending observation : queue) {
            observation.exchange(io);
        }
    }

    private void learnInOrder(Outcomes outcomes) {
        while (!queue.isEmpty() && queue.peekFirst().labelled) {
            Pending first = queue.removeFirst();
            learn(first);
            learnt++;
            lookahead.restart();
            outcomes.count(Occurrence.LABEL_LEARNT);
        }
    }

    private void learn(Pending observation) {
        learntRange.update(observation.label);
        double target = observation.label - observation.base;
        if (observation.unit < 0) {
            labelScale.update(target);
            learner.learn(observation.x, labelScale.standardise(target));
        } else if (observation.unit > 0) {
            learner.learn(observation.x, target / observation.unit);
        } else {
            // Nothing had ever changed: there is no unit in which this change could be learnt.
            learner.skip(observation.x);
        }
    }

    private Pending find(long sequence) {
        for (Pending observation : queue) {
            if (observation.sequence == sequence) {
                return observation;
            }
        }
        throw new IllegalStateException("observation " + sequence + " does not wait");
    }
}
