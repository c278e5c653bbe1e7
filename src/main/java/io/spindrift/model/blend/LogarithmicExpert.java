package io.spindrift.model.blend;

import io.spindrift.model.history.FeatureLayout;
import io.spindrift.model.numeric.Functions;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.state.FieldVisitor;

/** Recursive least squares on the logarithms of a series that is positive, where changes go with the level. */
final class LogarithmicExpert {
    private static final double MAX_FORECAST = 20;
    private static final double MAX_LABEL = 1000;

    private final FeatureLayout layout;
    private final LinearExpert linear;

    LogarithmicExpert(FeatureLayout layout, double forgetting, double initVariance, Precision precision) {
        this.layout = layout;
        linear = new LinearExpert(
                Columns.of(layout.logarithms(), layout.logarithmCount()), forgetting, initVariance, false, precision);
    }

    /** Whether logarithms are known. */
    boolean applies(double[] x) {
        return x[layout.logUnit()] > 0;
    }

    /** The forecast, in units of changes like those of all others. */
    double forecast(double[] x) {
        double exponent = Math.max(-MAX_FORECAST, Math.min(MAX_FORECAST, linear.forecast(x))) * x[layout.logUnit()];
        return x[layout.value()] * (Functions.exp(exponent) - 1) / x[layout.unit()];
    }

    void learn(double[] x, double label) {
        double value = x[layout.value()];
        double later = value + label * x[layout.unit()];
        if (later > 0) {
            double change = (Functions.log(later) - Functions.log(value)) / x[layout.logUnit()];
            linear.learn(x, Math.max(-MAX_LABEL, Math.min(MAX_LABEL, change)));
        }
    }

    void discount(long labels) {
        linear.discount(labels);
    }

    void visit(FieldVisitor fields) {
        linear.visit(fields);
    }
}
