package io.spindrift.model.series;

import io.spindrift.model.scale.RunningScale;
import io.spindrift.model.series.IdMemory.Fate;
import io.spindrift.model.series.Outcomes.Occurrence;
import io.spindrift.model.state.Precision;
import io.spindrift.model.state.StateExchange;
import io.spindrift.model.train.Learner;
import io.spindrift.model.train.Outlook;
import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * One horizon of a series: a learner of its own, the queue of observations whose labels it waits for, and its measures.
 *
 * <p>The learner takes observations strictly in order, each once: with its label, or, when that will not come, without.
 * So what is learnt depends on the sequence of observations and labels and not on how late labels were. A forecast is
 * made by an outlook that has run from where the learner stands through the waiting observations.
 */
final class Horizon {
    private static final long OVERHEAD_BYTES = 200;

    private final int ahead;
    private final int lookaheadMost;
    private final long timeoutMillis;
    private final Learner learner;
    private final Precision precision;
    private final Outlook outlook;
    private final RunningScale labelScale;
    private final ArrayDeque<Pending> queue = new ArrayDeque<>();
    private final Measures measures = new Measures();
    private long learnt;
    /** How many of the waiting observations the outlook has run through. */
    private int lookedThrough;

    Horizon(int ahead, SeriesSettings settings, Learner learner) {
        this.ahead = ahead;
        this.lookaheadMost = settings.labels().lookaheadMost();
        this.timeoutMillis = settings.labels().timeoutMillis();
        this.learner = learner;
        this.precision = settings.precision();
        precision.reduce(learner::exchange);
        this.outlook = learner.outlook();
        // The first changes of a series say little of their mean; persistence is the better guess of what it is.
        this.labelScale = new RunningScale(settings.scaleWindow(), settings.feed() == FeedKind.REGRESSION);
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
                learner.effectiveSampleSize());
    }

    /** About how many bytes the waiting observations take. */
    long waitingBytes() {
        return queue.isEmpty() ? 0 : queue.size() * (OVERHEAD_BYTES + Double.BYTES * (long) queue.peekFirst().x.length);
    }

    /** Forecasts an observation, and lets it wait for its label. */
    void observe(Pending observation, Outcomes outcomes) {
        lookThrough(Math.min(queue.size(), lookaheadMost));
        observation.forecast = observation.base + labelScale.restore(outlook.forecast(observation.x));
        boolean stale = queue.size() > lookaheadMost;
        if (stale) {
            outcomes.count(Occurrence.FORECAST_STALE);
        }
        outcomes.forecast(new IssuedForecast(
                observation.sequence,
                observation.id,
                observation.time,
                ahead,
                observation.forecast,
                observation.persistence,
                queue.size(),
                stale,
                learnt));
        queue.addLast(observation);
    }

    /** Scores the forecast of a waiting observation; learns as far as labels now reach without a gap. */
    void label(long sequence, double label, IdMemory ids, Outcomes outcomes) {
        Pending observation = find(sequence);
        observation.label = label;
        observation.labelled = true;
        ids.setFate(sequence, Fate.LABELLED);
        outcomes.score(measures.score(observation, ahead));
        if (observation != queue.peekFirst()) {
            outcomes.count(Occurrence.LABEL_AHEAD);
        }
        learnInOrder(outcomes);
    }

    /** Passes without a label what has waited beyond its deadline. */
    void expire(long now, IdMemory ids, Outcomes outcomes) {
        if (queue.isEmpty()) {
            return;
        }
        // All but the last have seen an event after their own.
        queue.peekLast().deadline.begin(now, timeoutMillis);
        while (!queue.isEmpty() && queue.peekFirst().deadline.over(now)) {
            outcomes.count(Occurrence.OBSERVATION_EXPIRED);
            passFirst(ids, outcomes);
        }
    }

    /** Passes the oldest waiting observation without a label. */
    void passFirst(IdMemory ids, Outcomes outcomes) {
        Pending first = queue.removeFirst();
        learner.skip(first.x);
        precision.reduce(learner::exchange);
        restartOutlook();
        ids.setFate(first.sequence, Fate.PASSED);
        learnInOrder(outcomes);
    }

    /** Whether the given waiting observation would be expired at the given time. */
    boolean expiredAt(long sequence, long now) {
        return find(sequence).deadline.over(now);
    }

    void exchange(StateExchange io, int regressors) {
        learner.exchange(precision.over(io));
        labelScale.exchange(io);
        measures.exchange(io);
        learnt = io.wide("horizon.learnt", learnt);
        int waiting = io.integer("horizon.waiting", queue.size(), 0, LabelSettings.MOST);
        if (io.restoring()) {
            queue.clear();
            for (int i = 0; i < waiting; i++) {
                queue.addLast(Pending.blank(regressors));
            }
            restartOutlook();
        }
        for (Pending observation : queue) {
            observation.exchange(io);
        }
    }

    private void learnInOrder(Outcomes outcomes) {
        while (!queue.isEmpty() && queue.peekFirst().labelled) {
            Pending first = queue.removeFirst();
            double target = first.label - first.base;
            labelScale.update(target);
            learner.learn(first.x, labelScale.standardise(target));
            precision.reduce(learner::exchange);
            learnt++;
            restartOutlook();
            outcomes.count(Occurrence.LABEL_LEARNT);
        }
    }

    private void restartOutlook() {
        outlook.restart();
        lookedThrough = 0;
    }

    private void lookThrough(int count) {
        if (lookedThrough == count) {
            return;
        }
        Iterator<Pending> waiting = queue.iterator();
        for (int i = 0; i < count; i++) {
            Pending observation = waiting.next();
            if (i >= lookedThrough) {
                outlook.advance(observation.x);
            }
        }
        lookedThrough = count;
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
