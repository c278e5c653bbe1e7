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
 * are observations.
 *
 * <p>A value is suspect if it is further from its forecast f than a multiple of the usual error ρ, or of the usual one-step change s_1, whichever is larger:
 *
 * <pre>
 *     |x − f| &gt; K max(ρ, s_1),   K = 50 D (1 + 30/t)                                 (BD)
 * </pre>
 *
 * <p>with D = 10 for a series whose values mostly repeat, and 1 otherwise. A suspect value is treated as missing. If the next ones miss their forecasts by the same distance, or by the same
 * ratio, the third confirms a level shift, or a change of unit, and the past is moved by it. x does not change, so nothing needs to be learned again. If the values agree in nothing, or repeat, the level is moved to the present value after five, or twelve, of
 * them. A value that fits the level before the last shift moves back at once.
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
    private static final double AGREES = 10;
    private static final double AGREES_RELATIVE = 0.02;
    private static final double RETURNS = 20;
    private static final int UNSETTLED = 3;
    private static final int MAX_RUN = 5;
    private static final int MAX_REPEATS = 12;
    /** A unit is chosen where values are beyond this power of two, so that squares are within the range of floats. */
    private static final int PLAIN_EXPONENT = 20;

    private final Past past;
    private final ForecastPath path;
    private final ErrorSize errorSize = new ErrorSize();
    private final Suspects suspects = new Suspects();
    private final Surprises surprises = new Surprises();

    private UnitMap map = UnitMap.IDENTITY;
    /** The map before the last change; null before any. */
    private UnitMap before;

    private boolean unitChosen;
    /** The share of values that repeat the one before. */
    private double repeatShare;

    private Correction correction = Correction.NONE;
    private double value;
    /** What of a value that was taken for a spike is taken to stay. */
    private double hedge;

    /** Whether the value of the row before was put back into the past. */
    private boolean restored;

    /** How the forecasts of a row change whose value was not believed. */
    private enum Correction {
        /** As from any row. */
        NONE,
        /** As if a part of a surprising value stayed. */
        HELD,
        /** The suspect value itself, again and again. */
        HOLD,
        /** As if the level were shifted by the distance of the suspect value. */
        FIRST_SHIFT,
        /** As if it were shifted by the mean distance of the suspect values. */
        SHIFT,
        /** As if the unit were changed by the mean ratio of the suspect values. */
        UNIT
    }

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
        return map;
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
            suspects.interrupt();
            return false;
        }
        chooseUnit(raw);
        value = map.internal(raw);
        if (past.rows() < YOUNG || !errorSize.known()) {
            return true;
        }
        double error = Math.abs(value - expected);
        double patience = repeatShare > REPETITIVE ? REPETITIVE_FACTOR : 1;
        double usual = Math.max(errorSize.get(), past.scale(0, past.rows() - 1));
        double youth = 1 + YOUTH / past.rows();
        if (!(error > SUSPECT * patience * youth * usual)) {
            suspects.clear();
            return takePossible(expected, error > SURPRISING * patience * youth * errorSize.get());
        }
        if (returnsToLevelBefore(raw, expected)) {
            return true;
        }
        double width = FAR_WIDTHS * patience * (past.max() - past.min());
        boolean far = value > past.max() + width || value < past.min() - width;
        return decide(raw, expected, far);
    }

    /** Treats a surprising value as missing, unless there is reason to believe it. */
    private boolean takePossible(double expected, boolean surprising) {
        long row = past.rows();
        boolean second = surprising && surprises.heldBefore(row);
        if (second) {
            past.correct(0, surprises.value());
            restored = true;
        }
        surprises.settle(row, value);
        if (!surprising) {
            return true;
        }
        double difference = value - expected;
        boolean believed = second
                || surprises.believed(row, difference)
                || surprises.recurs(row, difference, past.seasons()::isWhole);
        double next = path.ahead(2);
        surprises.open(row, value, difference, Double.isNaN(next) ? expected : next, !believed);
        if (!believed) {
            value = expected;
            correction = Correction.HELD;
            double bound = HELD_BOUND * errorSize.get();
            hedge = Clamp.symmetric(surprises.persistence() * difference, bound);
        }
        return believed;
    }

    private boolean returnsToLevelBefore(double raw, double expected) {
        if (before == null) {
            return false;
        }
        double other = before.internal(raw);
        double distance = Math.abs(other - expected);
        double margin = 0.25 * (past.max() - past.min());
        boolean inRange = other >= past.min() - margin && other <= past.max() + margin;
        if (distance > AGREES * errorSize.get() && !(inRange && distance < RETURNS * errorSize.get())) {
            return false;
        }
        change(before);
        value = other;
        return true;
    }

    /** Treats a suspect value as missing, or confirms that it is not. */
    private boolean decide(double raw, double expected, boolean far) {
        value = expected;
        suspects.countOne();
        if (suspects.isRepeat(raw)) {
            correction = Correction.HOLD;
            suspects.countRepeat();
            return suspects.repeats() >= MAX_REPEATS && release(raw, expected);
        }
        if (suspects.count() == 0) {
            suspects.restart(raw, expected);
            correction = far ? Correction.NONE : Correction.FIRST_SHIFT;
            return false;
        }
        double shiftError = suspects.shiftError(raw, expected, map);
        double unitError = suspects.unitError(raw, expected, map);
        double near = AGREES * errorSize.get();
        double nearShift = Math.max(near, AGREES_RELATIVE * Math.abs(suspects.firstShift(map)));
        if (shiftError > nearShift && unitError > near) {
            return disagree(raw, expected, far);
        }
        suspects.add(raw, expected);
        if (suspects.count() < Suspects.ENOUGH) {
            boolean unit = suspects.isRatherUnit(shiftError, unitError, map);
            correction = unit ? Correction.UNIT : Correction.SHIFT;
            return false;
        }
        confirm(raw);
        return true;
    }

    private boolean disagree(double raw, double expected, boolean far) {
        if (suspects.run() >= MAX_RUN) {
            return release(raw, expected);
        }
        suspects.restart(raw, expected);
        if (suspects.run() >= UNSETTLED) {
            correction = Correction.HOLD;
        } else {
            correction = far ? Correction.NONE : Correction.FIRST_SHIFT;
        }
        return false;
    }

    /** Moves the level to the present value, whatever it is. */
    private boolean release(double raw, double expected) {
        change(map.shiftedBy(map.scaled(raw) - (expected + map.offset())));
        value = map.internal(raw);
        return true;
    }

    private void confirm(double raw) {
        UnitMap changed = suspects.confirmed(map);
        double second = suspects.raw(1);
        double first = suspects.raw(0);
        change(changed);
        past.correct(0, map.internal(second));
        past.correct(1, map.internal(first));
        value = map.internal(raw);
    }

    private void change(UnitMap changed) {
        before = map;
        map = changed;
        suspects.clear();
        surprises.close();
        correction = Correction.NONE;
        past.moveLevel(map.offset());
    }

    private void chooseUnit(double raw) {
        if (unitChosen || raw == 0) {
            return;
        }
        unitChosen = true;
        int exponent = Math.getExponent(raw);
        if (Math.abs(exponent) > PLAIN_EXPONENT) {
            map = new UnitMap(Math.scalb(1.0, exponent), 0);
        }
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
        return switch (correction) {
            case NONE -> map.raw(internal);
            case HELD -> map.raw(internal + hedge);
            case HOLD -> suspects.last();
            case FIRST_SHIFT -> map.raw(internal + suspects.firstShift(map));
            case SHIFT -> map.raw(internal + suspects.meanShift(map));
            case UNIT -> map.raw(internal) * suspects.meanRatio(map);
        };
    }

    /** Saves or restores it, between rows. */
    public void visit(FieldVisitor fields) {
        path.visit(fields);
        errorSize.visit(fields);
        suspects.visit(fields);
        surprises.visit(fields);
        map = visit(fields, map, "map");
        boolean changed = fields.flag("cleaner.changed", before != null);
        if (changed) {
            before = visit(fields, before == null ? UnitMap.IDENTITY : before, "mapBefore");
        }
        unitChosen = fields.flag("cleaner.unitChosen", unitChosen);
        repeatShare = fields.float64("cleaner.repeatShare", repeatShare);
    }

    private static UnitMap visit(FieldVisitor fields, UnitMap map, String name) {
        return new UnitMap(fields.float64(name + ".unit", map.unit()), fields.float64(name + ".offset", map.offset()));
    }
}
