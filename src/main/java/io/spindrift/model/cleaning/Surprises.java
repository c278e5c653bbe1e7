package io.spindrift.model.cleaning;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.state.FieldVisitor;
import java.util.function.IntPredicate;

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
    private static final double SIMILAR = 2;

    private final long[] rows = new long[REMEMBERED];
    private final double[] distances = new double[REMEMBERED];
    /** How much of each was still there with the next value. */
    private final double[] ratios = new double[REMEMBERED];

    private int remembered;
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

    /** Takes the value after a surprise in, if the last row was one. */
    void settle(long row, double next) {
        if (open && rows[0] == row - 1) {
            double ratio = (next - expectedNext) / distances[0];
            ratios[0] = Clamp.between(MIN_RATIO, ratio, MAX_RATIO);
        }
        open = false;
    }

    /** Whether surprises of this size stay, or are frequent. */
    boolean believed(long row, double difference) {
        double sum = PRIOR;
        int count = 1;
        int recent = 0;
        for (int i = 0; i < remembered; i++) {
            if (Math.abs(distances[i]) >= COMPARABLE * Math.abs(difference)) {
                sum += ratios[i];
                count++;
                recent += row - rows[i] <= FREQUENT_ROWS ? 1 : 0;
            }
        }
        persistence = Clamp.between(0, sum / count, 1);
        return persistence > PERSISTS || recent >= FREQUENT;
    }

    /**
     * Whether there was one of the same sign and about the same size a whole season before.
     *
     * @param seasons tells whether a number of rows is a season
     */
    boolean recurs(long row, double difference, IntPredicate seasons) {
        for (int i = 0; i < remembered; i++) {
            double ratio = difference / distances[i];
            boolean similar = ratio <= SIMILAR && ratio >= 1 / SIMILAR;
            if (similar && seasons.test((int) Math.min(row - rows[i], Integer.MAX_VALUE))) {
                return true;
            }
        }
        return false;
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
        System.arraycopy(rows, 0, rows, 1, REMEMBERED - 1);
        System.arraycopy(distances, 0, distances, 1, REMEMBERED - 1);
        System.arraycopy(ratios, 0, ratios, 1, REMEMBERED - 1);
        rows[0] = row;
        distances[0] = difference;
        ratios[0] = 0;
        remembered = Math.min(remembered + 1, REMEMBERED);
        open = true;
        value = surprising;
        expectedNext = next;
        held = isHeld;
    }

    /** Whether the row before was a surprise that was taken for a spike. */
    boolean heldBefore(long row) {
        return held && open && rows[0] == row - 1;
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
        fields.int64s("surprises.rows", rows);
        fields.float64s("surprises.distances", distances);
        fields.float64s("surprises.ratios", ratios);
        remembered = fields.int32("surprises.remembered", remembered, 0, REMEMBERED);
        open = fields.flag("surprises.open", open);
        value = fields.float64("surprises.value", value);
        expectedNext = fields.float64("surprises.expectedNext", expectedNext);
        held = fields.flag("surprises.held", held);
    }
}
