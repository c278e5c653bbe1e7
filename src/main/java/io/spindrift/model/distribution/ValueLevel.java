package io.spindrift.model.distribution;

import io.spindrift.model.numeric.MedianDistances;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * Level m and deviation σ of the values of a series: the running mean and deviation, EWMA(.002), of those that are not impossible. It tells an
 * impossible value from a new level or scale that stays. With d = |y − m|, from the ninth value on, where σ is above 0:
 *
 * <pre>
 *     y is impossible if d &gt; 1000 σ;   c ← c + 1 if it is, else max(c − 1/8, 0)
 *     for c ≥ 8:  y is the new level;  σ ← max(σ, |y − y before|/1000);  m ← y;  c ← 0                                (CA)
 * </pre>
 *
 * <p>So if all values are impossible, the eighth is believed, and if one of ten is, none. A level that came suddenly leaves σ as it is, and a
 * scale moves it. Among the first eight values, those are impossible that are more than 1,000 times as far from their median as the mean of the
 * closest six. If there are any, it starts again with the others.
 */
public final class ValueLevel {
    private static final double RATE = 0.002;
    private static final double IMPOSSIBLE = 1000;
    private static final int FIRST = 8;
    private static final int CLOSE = 6;
    private static final int MANY = 8;
    /** As many possible values outweigh an impossible one. */
    private static final int FORGETS = 8;

    /** From this count on, the rate is {@value #RATE}. */
    private static final int ENOUGH = 500;

    private final double[] first = new double[FIRST];
    private int held;
    private int values;
    private double level;
    private double variance;
    private double newest;
    /** 8 c. */
    private int doubts;

    private boolean restarted;

    /** A value, compared with those before. */
    public enum Verdict {
        /** It is counted. */
        POSSIBLE,
        /** It is not counted. */
        IMPOSSIBLE,
        /** It is the first of a new level. */
        NEW_LEVEL,
        /** One of the first values was impossible: forget all that has been learned from them. */
        RESTART
    }

    /** Takes a value in, and decides whether it is possible. */
    public Verdict observe(double value) {
        Verdict verdict = judge(value);
        if (verdict == Verdict.POSSIBLE) {
            count(value);
        } else if (verdict == Verdict.NEW_LEVEL) {
            level = value;
            double least = (value - newest) / IMPOSSIBLE;
            variance = Math.max(variance, least * least);
        }
        newest = value;
        return held < FIRST && restarts(value) ? Verdict.RESTART : verdict;
    }

    private Verdict judge(double value) {
        if (Math.abs(value - level) <= largest()) {
            doubts = Math.max(doubts - 1, 0);
            return Verdict.POSSIBLE;
        }
        doubts += FORGETS;
        if (doubts < FORGETS * MANY) {
            return Verdict.IMPOSSIBLE;
        }
        doubts = 0;
        return Verdict.NEW_LEVEL;
    }

    private void count(double value) {
        values = Math.min(values + 1, ENOUGH);
        double rate = RunningMoments.rate(values, RATE);
        double difference = values == 1 ? 0 : value - level;
        level = values == 1 ? value : level + rate * difference;
        variance = RunningMoments.variance(variance, difference, rate);
    }

    /** Holds one of the first values. After the last of them, starts again if some are impossible. */
    private boolean restarts(double value) {
        first[held] = value;
        held++;
        if (held < FIRST) {
            return false;
        }
        MedianDistances distances = MedianDistances.of(first);
        double bound = distances.bound(IMPOSSIBLE, CLOSE);
        restarted = bound > 0 && distances.beyond(bound) > 0;
        if (restarted) {
            values = 0;
            variance = 0;
            for (double each : first) {
                if (Math.abs(each - distances.median()) <= bound) {
                    count(each);
                }
            }
        }
        return restarted;
    }

    /** Whether it has started again after the first values. */
    boolean restarted() {
        return restarted;
    }

    /** The largest distance from the level, or from a forecast, that is possible. */
    public double largest() {
        return held == FIRST && variance > 0 ? IMPOSSIBLE * deviation() : Double.POSITIVE_INFINITY;
    }

    double level() {
        return level;
    }

    double deviation() {
        return Math.sqrt(variance);
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields) {
        held = fields.int32("valueLevel.held", held, 0, FIRST);
        for (int i = 0; i < held && held < FIRST; i++) {
            first[i] = fields.float64("valueLevel.first", first[i]);
        }
        values = fields.int32("valueLevel.values", values, 0, ENOUGH);
        level = fields.float64("valueLevel.mean", level);
        variance = fields.float64("valueLevel.variance", variance);
        newest = fields.float64("valueLevel.newest", newest);
        doubts = fields.int32("valueLevel.doubts", doubts, 0, FORGETS * MANY);
        restarted = fields.flag("valueLevel.restarted", restarted);
    }
}
