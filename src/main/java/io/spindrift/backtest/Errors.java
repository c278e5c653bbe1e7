package io.spindrift.backtest;

import java.util.Arrays;

/** The errors of the forecasts of one horizon, in order. */
final class Errors {
    private double[] errors = new double[1024];
    private int count;

    void add(double error) {
        if (count == errors.length) {
            errors = Arrays.copyOf(errors, 2 * count);
        }
        errors[count++] = error;
    }

    int count() {
        return count;
    }

    double mse() {
        return meanSquare(0);
    }

    double mae() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.abs(errors[i]);
        }
        return sum / count;
    }

    /** Mean squared error of the last quarter. */
    double mseLastQuarter() {
        return meanSquare(count - Math.max(1, count / 4));
    }

    private double meanSquare(int from) {
        double sum = 0;
        for (int i = from; i < count; i++) {
            sum += errors[i] * errors[i];
        }
        return sum / (count - from);
    }
}
