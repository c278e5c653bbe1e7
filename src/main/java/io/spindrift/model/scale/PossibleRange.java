package io.spindrift.model.scale;

import io.spindrift.model.state.FieldVisitor;

/**
 * What forecasts of a series are possible: those within bounds that a user has set, and, after 100 values none of which was below 0,
 * none below 0 until a negative value comes; the mirror for values none of which was above 0.
 */
public final class PossibleRange {
    private static final int ENOUGH = 100;

    private final double lowest;
    private final double highest;
    private int count;
    private boolean negativeSeen;
    private boolean positiveSeen;

    /**
     * @param lowest no forecast is below this; −∞ for no bound
     * @param highest no forecast is above this; at least {@code lowest}
     */
    public PossibleRange(double lowest, double highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    /** Takes an observed raw value in. */
    public void observe(double raw) {
        count = Math.min(count + 1, ENOUGH);
        negativeSeen |= raw < 0;
        positiveSeen |= raw > 0;
    }

    /** The least possible raw value; −∞ where there is no bound. */
    public double low() {
        return count >= ENOUGH && !negativeSeen ? Math.max(lowest, Math.min(0, highest)) : lowest;
    }

    /** The greatest possible raw value; ∞ where there is no bound. */
    public double high() {
        return count >= ENOUGH && !positiveSeen ? Math.min(highest, Math.max(0, lowest)) : highest;
    }

    /** A raw number within the possible range. */
    public double within(double raw) {
        return Math.max(low(), Math.min(high(), raw));
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields) {
        count = fields.int32("range.count", count, 0, ENOUGH);
        negativeSeen = fields.flag("range.negativeSeen", negativeSeen);
        positiveSeen = fields.flag("range.positiveSeen", positiveSeen);
    }
}
