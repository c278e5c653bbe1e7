package io.spindrift.model.expert;

import io.spindrift.model.past.Calendar;
import io.spindrift.model.past.Origin;
import io.spindrift.model.pool.PriorPool;
import io.spindrift.model.regression.GroupRegression;
import io.spindrift.model.regression.HorizonGroups;
import io.spindrift.model.regression.RobustErrors;
import io.spindrift.model.state.FieldVisitor;

/**
 * Robust regression of the error of the forecast M_h of the {@link SeasonalStage} on the time of day, of week and of year, in units of s_h:
 *
 * <pre>
 *     b = [M_h − x_t, x_t − m, x_{t−1} − x_t, x_{t−2} − x_t]/s_h
 *     u = [b, (x_{t−j} − x_t)/s_h for j = 3..5, the ten calendar terms c, b ⊗ (c of day and week)],   label (x_{t+h} − M_h)/s_h   (AR)
 * </pre>
 *
 * <p>M_h is the forecast as it was issued.
 */
final class CalendarStage {
    private static final int BASES = 4;
    private static final int LATER = 3;
    private static final int SIZE = BASES + LATER + Calendar.TERMS + BASES * Calendar.SHORT_TERMS;
    private static final double VARIANCE = 0.01;
    private static final double FORGETTING = 0.9998;

    private final GroupRegression regression;
    private final int horizons;
    private final RobustErrors robust;
    private final float[] features = new float[SIZE];

    CalendarStage(int[] horizons) {
        regression = new GroupRegression(SIZE, HorizonGroups.doubling(horizons), VARIANCE, FORGETTING);
        this.horizons = horizons.length;
        robust = new RobustErrors(horizons.length);
    }

    static long numbers(int[] horizons) {
        return GroupRegression.numbers(SIZE, HorizonGroups.doubling(horizons)) + 2L * horizons.length;
    }

    /**
     * Learns a label.
     *
     * @param row t, at which it has come
     * @param seasonal the stage that has prepared its features of the label's origin
     * @param issued M_h − x_q as it was issued
     * @param change x_t − x_q
     * @param unit s_h at q
     */
    void learn(
            int horizon, long row, Origin origin, SeasonalStage seasonal, double issued, double change, double unit) {
        double scaled = issued / unit;
        prepare(origin, seasonal, scaled);
        double label = Clip.label(Clip.label(change / unit) - scaled);
        double error = label - regression.forecast(horizon, features);
        regression.correct(row, horizon, features, robust.bounded(horizon, error));
    }

    void endRow() {
        regression.endRow();
    }

    /** The change over a horizon, given that of the seasonal stage, which has prepared its features of the newest row. */
    double forecast(int horizon, Origin newest, SeasonalStage seasonal, double main, double unit) {
        prepare(newest, seasonal, main / unit);
        return main + unit * regression.forecast(horizon, features);
    }

    private void prepare(Origin origin, SeasonalStage seasonal, double main) {
        float[] others = seasonal.features();
        int recent = seasonal.recent();
        features[0] = Clip.feature(main);
        System.arraycopy(others, recent, features, 1, BASES - 1 + LATER);
        float[] calendar = origin.calendar();
        System.arraycopy(calendar, 0, features, BASES + LATER, Calendar.TERMS);
        int place = BASES + LATER + Calendar.TERMS;
        for (int b = 0; b < BASES; b++) {
            for (int c = 0; c < Calendar.SHORT_TERMS; c++) {
                features[place++] = features[b] * calendar[c];
            }
        }
    }

    /** Saves or restores what another series can start with. */
    void visitLearned(FieldVisitor fields, long labels) {
        regression.visitLearned(fields, "calendar", labels);
    }

    /** Passes weights to a pool, or takes the pooled ones over. */
    void pool(PriorPool pool) {
        regression.pool(pool, "calendar", robust.variances());
    }

    void visit(FieldVisitor fields) {
        regression.visit(fields, "calendar");
        for (int k = 0; k < horizons; k++) {
            robust.visit(k, fields, "calendar");
        }
    }
}
