package io.spindrift.model.blend;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.RecursiveLeastSquares;

/** Recursive least squares on some columns of a regressor; the initial weights are 0, so the first forecast is 0. */
final class LinearExpert {
    private final Columns columns;
    private final RecursiveLeastSquares squares;
    /** Null if errors are not bounded. */
    private final RobustError robust;

    LinearExpert(Columns columns, double forgetting, double initVariance, boolean robust, Precision precision) {
        this.columns = columns;
        squares = RecursiveLeastSquares.of(columns.count(), initVariance, forgetting, precision);
        this.robust = robust ? new RobustError() : null;
    }

    double forecast(double[] x) {
        return squares.forecast(columns.take(x));
    }

    /** Learns a label, and returns the error of the forecast that it would have made. */
    double learn(double[] x, double label) {
        double[] u = columns.take(x);
        double error = label - squares.forecast(u);
        squares.correct(u, robust == null ? error : robust.bounded(error));
        return error;
    }

    void discount(long labels) {
        squares.discount(labels);
    }

    void visit(FieldVisitor fields) {
        squares.visit(fields, "linear");
        if (robust != null) {
            robust.visit(fields, "linear");
        }
    }
}
