package io.spindrift.model.cleaning;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.past.Past;
import io.spindrift.model.state.FieldVisitor;

/**
 * Classifies a value before anything learns from it: an observation, an impossible value, or the start of a new level or unit.
 *
 * <p>A value is surprising if it is further than 20 D (1 + 30/t) usual errors from its forecast. It is treated as missing until the next
 * value tells whether it was a spike, unless there is reason to believe it ({@link Surprises}). If the next value surprises as well, both
 * are observations; if the third does, too, the level may have shifted.
 *
 * <p>A value is suspect if it is further from its forecast f than a multiple of the usual error ρ, or of the usual one-step change s_1, whichever is larger:
 *
 * <pre>
 *     |x − f| &gt; K max(ρ, s_1),   K = 50 D (1 + 30/t)                                 (BD)
 * </pre>
 *
 * <p>with D = 10 for a series whose values mostly repeat, and 1 otherwise. {@link SuspectRule} decides whether it is one of the other two. After a shift or a change of
 * unit the past is moved by it: x does not change, so nothing needs to be learned again. A value that fits the level before the last
 * shift moves back at once.
 */
public final class InputCleaner {
    /** Number of rows at the start of a series in which nothing is suspect. */
    public static final int YOUNG = 16;

    private static final double SUSPECT = 50;
    private static final double SURPRISING = 20;
    private static final double YOUTH = 30;
    private static final double HELD_BOUND = 6;
    private static final double REPETITIVE = 0.5;
    private static final double REPETITIVE_FACTOR = 10;
    private static final double REPEAT_RATE = 0.005;
    private static final double FAR_WIDTHS = 2;
    private static final double RETURNS_CLOSE = 10;
    private static final double RETURNS = 20;

    private final Past past;
    private final ForecastPath path;
    private final ErrorSize errorSize = new ErrorSize();
    private final SuspectRule rule = new SuspectRule();
    private final Surprises surprises = new Surprises();
    private final UnitMaps maps = new UnitMaps();

    /** The share of values that repeat the one before. */
    private double repeatShare;

    private Correction correction = Correction.NONE;
    private double value;

    /** Whether the value of the row before was put back into the past. */
    private boolean restored;

    /**
     * @param past whose rows the values become; its level is moved with the map
     * @param pathLength how many consecutive horizons, from 1, are forecast
     */
    public InputCleaner(Past past, int pathLength) {
        this.past = past;
        path = new ForecastPath(pathLength);
    }

    /** From raw values to those of the past. */
    public UnitMap map() {
        return maps.present();
    }

    /** Returns x of the last value, or its forecast if the value was missing or not believed. */
    public double value() {
        return value;
    }

    /** Whether the last value confirmed the one before, which was taken for a spike, and is in the past as it was from now on. */
    public boolean restored() {
        return restored;
    }

    /** Returns the forecast of the present row. */
    public double expected() {
        return path.next();
    }

    /**
     * Classifies the value of the next row.
     *
     * @param raw NaN if it is missing
     * @return whether {@link #value} was observed; otherwise it replaces a missing value
     */
    public boolean take(double raw) {
        double expected = path.next();
        correction = Correction.NONE;
        restored = false;
        if (Double.isNaN(raw)) {
            value = expected;
            rule.interrupt();
            return false;
        }
        maps.chooseUnit(raw);
        value = map().internal(raw);
        if (past.rows() < YOUNG || !errorSize.known()) {
            return true;
        }
        double error = Math.abs(value - expected);
        double patience = repeatShare > REPETITIVE ? REPETITIVE_FACTOR : 1;
        double usual = Math.max(errorSize.get(), past.scale(0, past.rows() - 1));
        double youth = 1 + YOUTH / past.rows();
        if (!(error > SUSPECT * patience * youth * usual)) {
            rule.clear();
            return takePossible(expected, error > SURPRISING * patience * youth * errorSize.get());
        }
        if (returnsToLevelBefore(raw, expected)) {
            return true;
        }
        double width = FAR_WIDTHS * patience * (past.max() - past.min());
        boolean far = value > past.max() + width || value < past.min() - width;
        return decide(new Suspect(past.rows(), raw, expected), far);
    }

    /** Treats a surprising value as missing, unless there is reason to believe it. */
    private boolean takePossible(double expected, boolean surprising) {
        long row = past.rows();
        boolean second = surprising && surprises.heldBefore(row);
        if (second) {
            past.correct(0, surprises.value());
            restored = true;
        }
        surprises.settle(row, value, expected);
        if (surprises.isLevelShift(row)) {
            moveLevel(surprises.levelShift());
            return true;
        }
        if (!surprising) {
            return true;
        }
        double difference = value - expected;
        boolean believed =
                second || surprises.believed(row, difference) || surprises.recurs(row, difference, past.seasons());
        double next = path.ahead(2);
        surprises.open(row, value, difference, Double.isNaN(next) ? expected : next, !believed);
        if (!believed) {
            value = expected;
            // As if a part of the surprising value stayed.
            double bound = HELD_BOUND * errorSize.get();
            correction = Correction.shifted(Clamp.symmetric(surprises.persistence() * difference, bound));
        }
        return believed;
    }

    private boolean returnsToLevelBefore(double raw, double expected) {
        UnitMap before = maps.before();
        if (before == null) {
            return false;
        }
        double other = before.internal(raw);
        double distance = Math.abs(other - expected);
        double margin = 0.25 * (past.max() - past.min());
        boolean inRange = other >= past.min() - margin && other <= past.max() + margin;
        if (distance > RETURNS_CLOSE * errorSize.get() && !(inRange && distance < RETURNS * errorSize.get())) {
            return false;
        }
        change(before);
        value = other;
        return true;
    }

    /** Moves the level by the distance of the last three values, two of which are rows already. */
    private void moveLevel(double shift) {
        double second = past.value(0) - shift;
        double first = past.value(1) - shift;
        maps.moveTo(map().shiftedBy(shift));
        endChange();
        past.correct(0, second);
        past.correct(1, first);
        value -= shift;
    }

    /** Treats a suspect value as missing, or confirms that it is not. */
    private boolean decide(Suspect suspect, boolean far) {
        SuspectDecision decision = rule.decide(suspect, far, map(), errorSize.get(), past.seasons());
        correction = decision.correction();
        if (!decision.believed()) {
            value = suspect.expected();
            return false;
        }
        if (decision.map() == null) {
            boolean close = Math.abs(decision.error()) <= SURPRISING * errorSize.get();
            value = suspect.expected() + (close ? decision.error() : 0);
            return close;
        }
        double[] confirmed = rule.confirmed(decision.confirmed());
        change(decision.map());
        for (int i = 0; i < confirmed.length; i++) {
            past.correct(confirmed.length - 1 - i, map().internal(confirmed[i]));
        }
        value = map().internal(suspect.raw());
        return true;
    }

    private void change(UnitMap changed) {
        maps.change(changed);
        endChange();
    }

    private void endChange() {
        rule.changed();
        surprises.close();
        correction = Correction.NONE;
        past.moveLevel(map().offset());
    }

    /**
     * Updates the usual error with the one-step error of an observed value.
     *
     * @param error value − forecast
     */
    public void learn(double error) {
        errorSize.learn(error);
        double repeats = value == past.value(0) ? 1 : 0;
        repeatShare =
                RunningMoments.fadingMean(repeatShare, repeats, RunningMoments.rate(past.rows() + 1, REPEAT_RATE));
    }

    /** Classifies values from now on, after a restart from a few values. */
    public void trust() {
        errorSize.trust();
    }

    /**
     * Ends a row.
     *
     * @param observed what {@link #take} returned
     * @param x of the row
     * @param distances from it that have been forecast, horizon by horizon
     */
    public void endRow(boolean observed, double x, double[] distances) {
        path.advance(observed, x, distances);
    }

    /**
     * A raw forecast.
     *
     * @param observed what {@link #take} returned
     * @param x of the row
     * @param distance from it that has been forecast
     * @param horizon h
     */
    public double forecast(boolean observed, double x, double distance, int horizon) {
        double onPath = observed ? Double.NaN : path.ahead(horizon);
        double internal = Double.isNaN(onPath) ? x + distance : onPath;
        double recurring = rule.recurring(past.rows() - 1 + horizon, horizon, past.seasons());
        return correction.raw(internal + recurring, map());
    }

    /** Saves or restores it, between rows. */
    public void visit(FieldVisitor fields) {
        path.visit(fields);
        errorSize.visit(fields);
        rule.visit(fields);
        surprises.visit(fields);
        maps.visit(fields);
        repeatShare = fields.float64("cleaner.repeatShare", repeatShare);
    }
}
