package io.spindrift.model.cleaning;

/**
 * The decision about a suspect value.
 *
 * @param believed whether it is an observation
 * @param correction of the forecasts from its row
 * @param error the rest of its distance from the forecast if a distance recurs each season; NaN where none does
 * @param map from now on; null where unit and level stay
 * @param confirmed how many values before it are confirmed by it
 */
record SuspectDecision(boolean believed, Correction correction, double error, UnitMap map, int confirmed) {
    /** A missing value. */
    static SuspectDecision missing(Correction correction) {
        return new SuspectDecision(false, correction, Double.NaN, null, 0);
    }

    /** A value that is as far from its forecast in each season. */
    static SuspectDecision recurring(double error) {
        return new SuspectDecision(true, Correction.NONE, error, null, 0);
    }

    /** The first observation of a new level or unit, or the one after some that were not believed. */
    static SuspectDecision change(UnitMap map, int confirmed) {
        return new SuspectDecision(true, Correction.NONE, Double.NaN, map, confirmed);
    }
}
