package io.spindrift.model.blend;

import io.spindrift.model.history.FeatureLayout;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.RecursiveLeastSquares;

/**
 * Corrects a linear forecast by the hour and the day: least squares of its error on the calendar, and on the forecast and the last
 * differences times the terms of the day and the week, so that their weights may vary over both.
 */
final class PeriodicExpert {
    private static final double FORGETTING = 0.9998;
    private static final double START_VARIANCE = 0.01;
    private static final int BASES = 4;

    private final FeatureLayout layout;
    private final RecursiveLeastSquares squares;
    private final double[] bases = new double[BASES];
    private final double[] inputs;

    PeriodicExpert(FeatureLayout layout, Precision precision) {
        this.layout = layout;
        squares = RecursiveLeastSquares.of(size(layout), START_VARIANCE, FORGETTING, precision);
        inputs = new double[squares.size()];
    }

    static int size(FeatureLayout layout) {
        return BASES * (1 + layout.calendarShortCount()) + layout.calendarCount();
    }

    /**
     * The corrected forecast.
     *
     * @param linear the forecast to correct
     */
    double forecast(double[] x, double linear) {
        fill(x, linear);
        return linear + squares.forecast(inputs);
    }

    void learn(double[] x, double linear, double label) {
        fill(x, linear);
        squares.correct(inputs, label - linear - squares.forecast(inputs));
    }

    void discount(long labels) {
        squares.discount(labels);
    }

    void visit(FieldVisitor fields) {
        squares.visit(fields, "calendar");
    }

    private void fill(double[] x, double linear) {
        bases[0] = linear;
        for (int j = 1; j < BASES; j++) {
            // The level, then the first differences, as far as there are lags.
            bases[j] = j - 1 < layout.lags() ? x[layout.differences() + j - 1] : 0;
        }
        int at = 0;
        for (double base : bases) {
            inputs[at++] = base;
        }
        for (int c = 0; c < layout.calendarCount(); c++) {
            inputs[at++] = x[layout.calendar() + c];
        }
        for (double base : bases) {
            for (int c = 0; c < layout.calendarShortCount(); c++) {
                inputs[at++] = base * x[layout.calendar() + c];
            }
        }
    }
}
