package io.spindrift.model.series;

import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.time.LabelDeadline;

/** An observation whose label has not been learned: its standardized regressor, and the parts of its forecast. */
final class PendingObservation {
    /** The value of {@link #unit} if labels are standardized by their running scale. */
    static final double RUNNING = -1;

    private static final double[] NONE = {};

    ObservationRef ref;
    /** After this, the label is not waited for. */
    final LabelDeadline deadline = new LabelDeadline();
    /** Standardized regressor, length p. */
    double[] x;
    /** The value that is subtracted from the label before it is learned. */
    double base;
    /** The unit in which label − base is learned, or {@link #RUNNING}. */
    double unit;
    /** The prediction of the mixture; empty if the learner is one expert. */
    double[] prediction = NONE;

    double naive;
    boolean labeled;
    double label;

    PendingObservation(ObservationRef ref, double[] x, double base, double unit, double naive) {
        this.ref = ref;
        this.x = x;
        this.base = base;
        this.unit = unit;
        this.naive = naive;
    }

    /** Creates an observation that is restored next. */
    static PendingObservation blank(int regressors, int prediction) {
        PendingObservation blank = new PendingObservation(null, new double[regressors], 0, RUNNING, 0);
        blank.prediction = new double[prediction];
        return blank;
    }

    void visit(FieldVisitor fields) {
        ref = ObservationRef.visit(fields, "pending", ref);
        deadline.visit(fields);
        fields.float64s("pending.x", x);
        base = fields.float64("pending.base", base);
        unit = fields.float64("pending.unit", unit);
        fields.float64s("pending.prediction", prediction);
        naive = fields.float64("pending.naive", naive);
        labeled = fields.flag("pending.labeled", labeled);
        label = fields.float64("pending.label", label);
    }
}
