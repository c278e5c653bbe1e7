package io.spindrift.backtest;

/** The errors of the published quantiles of a probability τ. */
final class QuantileErrors {
    private static final double ROUNDING = 1e-12;

    private final double probability;
    private int labels;
    private int atMost;
    private double loss;

    QuantileErrors(double probability) {
        this.probability = probability;
    }

    double probability() {
        return probability;
    }

    void add(double label, double quantile) {
        double error = label - quantile;
        labels++;
        atMost += error <= ROUNDING * (Math.abs(label) + Math.abs(quantile)) ? 1 : 0;
        loss += error * (probability - (error < 0 ? 1 : 0));
    }

    /** Returns the number of labels. */
    int labels() {
        return labels;
    }

    /** Returns the share of labels that were at most the quantile. */
    double share() {
        return (double) atMost / labels;
    }

    /** Returns the mean pinball loss (BY) (R. Koenker, G. Bassett, Econometrica 46(1):33-50, 1978). */
    double pinball() {
        return loss / labels;
    }
}
