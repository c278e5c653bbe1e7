package io.spindrift.model.cleaning;

import io.spindrift.model.past.Seasons;
import io.spindrift.model.state.FieldVisitor;

/**
 * Decides about suspect values. One is treated as missing. If the next ones miss their forecasts by the same distance, or by the same
 * ratio, the third confirms a level shift, or a change of unit. If values agree in nothing, or repeat, the level is moved to the present one
 * after five, or twelve, of them.
 *
 * <p>If there were suspects of about the same distance one, two and three seasons before, their mean is added to the forecast, and the rest of
 * the distance is the error.
 *
 * <p>A value that repeats for the third time is forecast to stay, unless it came and went before: then it is a code for a missing value.
 */
final class SuspectRule {
    private static final double AGREES = 10;
    private static final double AGREES_RELATIVE = 0.02;
    private static final int UNSETTLED = 3;
    private static final int MAX_RUN = 5;
    private static final int STAYS = 2;
    private static final int MAX_REPEATS = 12;
    private static final int REMEMBERED = 24;

    private final Suspects suspects = new Suspects();
    private final Jumps earlier = new Jumps("suspects.earlier", REMEMBERED);
    private final MissingCodes codes = new MissingCodes();

    /** A value has come that is not suspect. */
    void clear() {
        if (suspects.count() > 0) {
            codes.add(suspects.last());
        }
        suspects.clear();
    }

    /** A value is missing. */
    void interrupt() {
        suspects.interrupt();
    }

    /** Unit or level have changed. */
    void changed() {
        suspects.clear();
        codes.clear();
    }

    /**
     * Decides about a value.
     *
     * @param value suspect
     * @param far whether it is far outside the range of the values before
     * @param map of the values before
     * @param usual size of errors, internal
     */
    SuspectDecision decide(Suspect value, boolean far, UnitMap map, double usual, Seasons seasons) {
        double distance = map.internal(value.raw()) - value.expected();
        double recurring = earlier.recurring(value.row(), 1, seasons);
        earlier.add(value.row(), distance);
        if (Jumps.isSimilar(distance, recurring)) {
            suspects.clear();
            return SuspectDecision.recurring(distance - recurring);
        }
        suspects.countOne();
        if (suspects.isRepeat(value.raw())) {
            return repeat(value, map);
        }
        if (suspects.count() == 0) {
            suspects.restart(value);
            return SuspectDecision.missing(first(value, far, map));
        }
        double near = AGREES * usual;
        double nearShift = Math.max(near, AGREES_RELATIVE * Math.abs(suspects.firstShift(map)));
        if (suspects.shiftError(value, map) > nearShift && suspects.unitError(value, map) > near) {
            return disagree(value, far, map);
        }
        suspects.add(value);
        return agree(map, usual);
    }

    private SuspectDecision repeat(Suspect value, UnitMap map) {
        suspects.countRepeat();
        if (suspects.repeats() >= MAX_REPEATS) {
            return moveTo(value, map);
        }
        boolean stays = suspects.repeats() >= STAYS && !codes.contains(value.raw());
        return SuspectDecision.missing(stays ? Correction.held(value.raw()) : Correction.NONE);
    }

    private SuspectDecision disagree(Suspect value, boolean far, UnitMap map) {
        if (suspects.run() >= MAX_RUN) {
            return moveTo(value, map);
        }
        suspects.restart(value);
        boolean unsettled = suspects.run() >= UNSETTLED;
        return SuspectDecision.missing(unsettled ? Correction.held(value.raw()) : first(value, far, map));
    }

    private SuspectDecision agree(UnitMap map, double usual) {
        if (suspects.count() == Suspects.ENOUGH) {
            return SuspectDecision.change(suspects.confirmed(map, usual), Suspects.ENOUGH - 1);
        }
        return SuspectDecision.missing(
                suspects.isRatherUnit(map, usual)
                        ? Correction.scaled(suspects.meanRatio(map))
                        : Correction.shifted(suspects.meanShift(map)));
    }

    /** A value far from all before is more often an error than a shift. */
    private Correction first(Suspect value, boolean far, UnitMap map) {
        return far || codes.contains(value.raw()) ? Correction.NONE : Correction.shifted(suspects.firstShift(map));
    }

    private static SuspectDecision moveTo(Suspect value, UnitMap map) {
        return SuspectDecision.change(map.shiftedBy(map.scaled(value.raw()) - (value.expected() + map.offset())), 0);
    }

    /** The distance that is added to the forecast of a row, as of a spike in each season; internal. */
    double recurring(long row, int horizon, Seasons seasons) {
        return earlier.recurring(row, horizon, seasons);
    }

    /** The raw values of the first suspects, the oldest first. */
    double[] confirmed(int count) {
        return suspects.raw(count);
    }

    void visit(FieldVisitor fields) {
        suspects.visit(fields);
        earlier.visit(fields);
        codes.visit(fields);
    }
}
