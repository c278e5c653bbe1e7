package io.spindrift.model.distribution;

import io.spindrift.model.state.FieldVisitor;

/**
 * The covariance P of the weights of a scale regression (BI), at the start .05 I. Each label makes it smaller in the direction of its features. While
 * its trace is below 1, it is widened, so that the weights never stop to move.
 */
final class ScaleCovariance {
    private static final int SIZE = ScaleFeatures.COUNT;
    private static final double START = 0.05;
    private static final double MIN_TRACE = 1;
    private static final double FORGETTING = 0.9998;

    /** The lower half, row by row. */
    private final double[] triangle = new double[SIZE * (SIZE + 1) / 2];

    ScaleCovariance() {
        for (int i = 0; i < SIZE; i++) {
            triangle[index(i, i)] = START;
        }
    }

    private static int index(int i, int j) {
        return i >= j ? i * (i + 1) / 2 + j : j * (j + 1) / 2 + i;
    }

    /**
     * Computes P x, and returns xᵀ P x.
     *
     * @param product modified: P x
     */
    double times(float[] x, double[] product) {
        double square = 0;
        for (int i = 0; i < SIZE; i++) {
            double sum = 0;
            for (int j = 0; j < SIZE; j++) {
                sum += triangle[index(i, j)] * x[j];
            }
            product[i] = sum;
            square += x[i] * sum;
        }
        return square;
    }

    /**
     * P ← P − P x xᵀ P/S, and widens P where it has become small.
     *
     * @param product P x
     * @param variance S
     */
    void learn(double[] product, double variance) {
        double trace = 0;
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j <= i; j++) {
                triangle[index(i, j)] -= product[i] * product[j] / variance;
            }
            trace += triangle[index(i, i)];
        }
        if (trace < MIN_TRACE) {
            widen();
        }
    }

    private void widen() {
        for (int k = 0; k < triangle.length; k++) {
            triangle[k] /= FORGETTING;
        }
    }

    void visit(FieldVisitor fields) {
        fields.float64s("scaleRegression.covariance", triangle);
    }
}
