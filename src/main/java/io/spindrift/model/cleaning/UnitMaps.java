package io.spindrift.model.cleaning;

import io.spindrift.model.state.FieldVisitor;

/** The unit and the level that a series has, and those that it had before the last change. */
final class UnitMaps {
    /** A unit is chosen where values are beyond this power of two, so that squares are within the range of floats. */
    private static final int PLAIN_EXPONENT = 20;

    private UnitMap present = UnitMap.IDENTITY;
    /** Null before any change. */
    private UnitMap before;

    private boolean chosen;

    UnitMap present() {
        return present;
    }

    /** Null before any change. */
    UnitMap before() {
        return before;
    }

    /** Chooses a unit by the first value that is not 0. */
    void chooseUnit(double raw) {
        if (chosen || raw == 0) {
            return;
        }
        chosen = true;
        int exponent = Math.getExponent(raw);
        if (Math.abs(exponent) > PLAIN_EXPONENT) {
            present = new UnitMap(Math.scalb(1.0, exponent), 0);
        }
    }

    void change(UnitMap changed) {
        before = present;
        present = changed;
    }

    /** Changes to a map from which no value returns at once. */
    void moveTo(UnitMap changed) {
        before = null;
        present = changed;
    }

    void visit(FieldVisitor fields) {
        present = visit(fields, present, "map");
        boolean changed = fields.flag("cleaner.changed", before != null);
        before = changed ? visit(fields, before == null ? UnitMap.IDENTITY : before, "mapBefore") : null;
        chosen = fields.flag("cleaner.unitChosen", chosen);
    }

    private static UnitMap visit(FieldVisitor fields, UnitMap map, String name) {
        return new UnitMap(fields.float64(name + ".unit", map.unit()), fields.float64(name + ".offset", map.offset()));
    }
}
