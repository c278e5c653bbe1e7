package io.spindrift.model.blend;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.RecursiveLeastSquares;

/**
 * Stacking: robust recursive least squares of the distance of a label from a base forecast, on the distances of the experts from it.
 * Weights may be negative, and need not sum to 1 (L. Breiman, Machine Learning 24:49-64, 1996).
 */
final class Stack {
    private static final double MAX_DISTANCE = 100;

    private final RecursiveLeastSquares squares;
    private final RobustError robust = new RobustError();
    private final double[] distances;

    Stack(int experts, double forgetting, double initVariance) {
        squares = RecursiveLeastSquares.of(experts, initVariance, forgetting, Precision.FLOAT64);
        distances = new double[experts];
    }

    /**
     * Returns the stacked forecast.
     *
     * @param forecasts of the experts, the first of them at {@code from}
     * @param base the forecast from which distances are measured
     * @param deviation of the errors, above 0
     */
    double mix(double[] forecasts, int from, double base, double deviation) {
        measure(forecasts, from, base, deviation);
        return base + deviation * squares.forecast(distances);
    }

    /**
     * Returns the weight of each expert in the stacked forecast if no distance is bounded: s_k + (1 − Σ s) b_k.
     *
     * @param base b, the weights of the experts in the base
     */
    double[] weights(double[] base) {
        double rest = 1;
        for (int k = 0; k < distances.length; k++) {
            rest -= squares.weight(k);
        }
        double[] weights = new double[distances.length];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = squares.weight(k) + rest * base[k];
        }
        return weights;
    }

    void update(double[] forecasts, int from, double base, double label, double deviation) {
        measure(forecasts, from, base, deviation);
        double error = (label - base) / deviation - squares.forecast(distances);
        squares.correct(distances, robust.bounded(error));
    }

    void discount(long labels) {
        squares.discount(labels);
    }

    void visit(FieldVisitor fields) {
        robust.visit(fields, "mix");
        squares.visit(fields, "mix");
    }

    private void measure(double[] forecasts, int from, double base, double deviation) {
        for (int k = 0; k < distances.length; k++) {
            double distance = (forecasts[from + k] - base) / deviation;
            distances[k] = Math.max(-MAX_DISTANCE, Math.min(MAX_DISTANCE, distance));
        }
    }
}
