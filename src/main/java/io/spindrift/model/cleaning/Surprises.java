package io.spindrift.model.cleaning;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.past.Seasons;
import io.spindrift.model.state.FieldVisitor;

/**
 * Values that are possible and far from their forecasts: a spike that is gone with the next value, or the start of something that
 * stays. Which of the two it is shows one row later, and a series is learned to be of one kind or the other. Of the last {@value
 * #REMEMBERED} surprises, those count that were at least a third as large as the present one:
 *
 * <pre>
 *     D = x_r − f_r,   φ = clamp((.2 + Σ (x_{r+1} − f'_{r+1})/D) / (1 + n), 0, 1)             (BE)
 * </pre>
 *
 * <p>f' is the forecast made before the surprise. The first surprises are taken for spikes. A surprise is believed
 * at once if φ is above a half, if more than one value in a hundred is as surprising, or if one as large was seen a whole season before.
 *
 * <p>Where there were none of this size, and three values in a row are as far from their forecasts within a fifth, the level has shifted.
 */
final class Surprises {
    private static final int REMEMBERED = 16;
    private static final double PRIOR = 0.2;
    private static final double PERSISTS = 0.5;
    private static final double COMPARABLE = 1.0 / 3;
    private static final int FREQUENT = 8;
    private static final int FREQUENT_ROWS = 800;
    private static final double MIN_RATIO = -0.5;
    private static final double MAX_RATIO = 1.5;
    private static final double STAYS = 0.1;

    private final Jumps jumps = new Jumps("surprises", REMEMBERED);
    /** How much of each was still there with the next value. */
    private final double[] ratios = new double[REMEMBERED];

    /** Whether the last row was a surprise. */
    private boolean open;

    private double value;
    private double expectedNext;
    private boolean held;
    private double persistence;

    /** φ, as of the last surprise. */
    double persistence() {
        return persistence;
    }

    /**
     * Takes the value after a surprise in, if the last row was one.
     *
     * @param expected the forecast of the row, if it was made before the surprise
     */
    void settle(long row, double next, double expected) {
        if (isOpen(row)) {
            double ratio = (next - (held ? expected : expectedNext)) / jumps.distance(0);
            ratios[0] = Clamp.between(MIN_RATIO, ratio, MAX_RATIO);
        }
        open = false;
    }

    /** Whether surprises of this size stay, or are frequent. */
    boolean believed(long row, double difference) {
        double sum = PRIOR;
        int count = 1;
        for (int i = 0; i < jumps.count(); i++) {
            if (isComparable(i, difference)) {
                sum += ratios[i];
                count++;
            }
        }
        persistence = Clamp.between(0, sum / count, 1);
        return persistence > PERSISTS || comparable(difference, row - FREQUENT_ROWS) >= FREQUENT;
    }

    /** How many there were since a row that can be compared with the present one. */
    private int comparable(double difference, long since) {
        int count = 0;
        for (int i = 0; i < jumps.count(); i++) {
            count += isComparable(i, difference) && jumps.row(i) >= since ? 1 : 0;
        }
        return count;
    }

    private boolean isComparable(int i, double difference) {
        return Math.abs(jumps.distance(i)) >= COMPARABLE * Math.abs(difference);
    }

    /** Whether there was one of the same sign and about the same size a whole season before. */
    boolean recurs(long row, double difference, Seasons seasons) {
        return jumps.recurs(row, difference, seasons);
    }

    /**
     * Opens a surprise.
     *
     * @param surprising x
     * @param difference D
     * @param next the forecast of the next row before the surprise
     * @param isHeld whether it is taken for a spike
     */
    void open(long row, double surprising, double difference, double next, boolean isHeld) {
        jumps.add(row, difference);
        System.arraycopy(ratios, 0, ratios, 1, REMEMBERED - 1);
        ratios[0] = 0;
        open = true;
        value = surprising;
        expectedNext = next;
        held = isHeld;
    }

    /**
     * Whether the two rows before were surprises, the first of their size, and three values in a row are about as far above or
     * below their forecasts: then the level has shifted.
     */
    boolean isLevelShift(long row) {
        return jumps.count() > 1
                && jumps.row(0) == row - 1
                && jumps.row(1) == row - 2
                && Math.abs(ratios[0] - 1) < STAYS
                && Math.abs(ratios[1] - 1) < STAYS
                && comparable(jumps.distance(0), 0) == 2;
    }

    /** The mean distance of the three values. */
    double levelShift() {
        return (jumps.distance(1) + jumps.distance(0) + ratios[0] * jumps.distance(0)) / 3;
    }

    private boolean isOpen(long row) {
        return open && jumps.row(0) == row - 1;
    }

    /** Whether the row before was a surprise that was taken for a spike. */
    boolean heldBefore(long row) {
        return held && isOpen(row);
    }

    /** x of the surprise that is open. */
    double value() {
        return value;
    }

    /** Forgets the open surprise, since the level of the series has moved. */
    void close() {
        open = false;
    }

    void visit(FieldVisitor fields) {
        jumps.visit(fields);
        fields.float64s("surprises.ratios", ratios);
        open = fields.flag("surprises.open", open);
        value = fields.float64("surprises.value", value);
        expectedNext = fields.float64("surprises.expectedNext", expectedNext);
        held = fields.flag("surprises.held", held);
    }
}
