package io.spindrift.model.scale;

import io.spindrift.model.state.FieldVisitor;

/**
 * What forecasts of a series are possible: those within bounds that a user has set, and, after 100 values none of which was below 0,
 * none below 0 until a negative value comes; the mirror for values none of which was above 0.
 */
public final class PossibleRange {
    private static final int ENOUGH = 100;

    private final ForecastBounds given;
    private int count;
    private boolean negativeSeen;
    private boolean positiveSeen;

    /** @param given the bounds that the user has set */
    public PossibleRange(ForecastBounds given) {
        this.given = given;
    }

    /** Takes an observed raw value in. */
    public void observe(double raw) {
        count = Math.min(count + 1, ENOUGH);
        negativeSeen |= raw < 0;
        positiveSeen |= raw > 0;
    }

    /** Returns the bounds of a forecast that is made now. */
    public ForecastBounds bounds() {
        boolean enough = count >= ENOUGH;
        return new ForecastBounds(
                enough && !negativeSeen ? given.within(0) : given.min(),
                enough && !positiveSeen ? given.within(0) : given.max());
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields) {
        count = fields.int32("range.count", count, 0, ENOUGH);
        negativeSeen = fields.flag("range.negativeSeen", negativeSeen);
        positiveSeen = fields.flag("range.positiveSeen", positiveSeen);
    }
}
