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

    private final double[][] rows = new double[SIZE][SIZE];
    /** The stored half, row by row. */
    private final double[] triangle = new double[SIZE * (SIZE + 1) / 2];

    ScaleCovariance() {
        for (int i = 0; i < SIZE; i++) {
            rows[i][i] = START;
        }
    }

    /**
     * Computes P x, and returns xᵀ P x.
     *
     * @param product modified: P x
     */
    double times(float[] x, double[] product) {
        double square = 0;
        for (int i = 0; i < SIZE; i++) {
            double[] row = rows[i];
            double sum = 0;
            for (int j = 0; j < SIZE; j++) {
                sum += row[j] * x[j];
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
            double[] row = rows[i];
            for (int j = 0; j < SIZE; j++) {
                row[j] -= product[i] * product[j] / variance;
            }
            trace += row[i];
        }
        if (trace < MIN_TRACE) {
            widen();
        }
    }

    private void widen() {
        for (double[] row : rows) {
            for (int j = 0; j < SIZE; j++) {
                row[j] /= FORGETTING;
            }
        }
    }

    void visit(FieldVisitor fields) {
        int next = 0;
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j <= i; j++) {
                triangle[next++] = rows[i][j];
            }
        }
        fields.float64s("scale.covariance", triangle);
        next = 0;
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j <= i; j++) {
                rows[i][j] = triangle[next];
                rows[j][i] = triangle[next++];
            }
        }
    }
}
