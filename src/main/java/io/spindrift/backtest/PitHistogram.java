package io.spindrift.backtest;

import io.spindrift.model.distribution.PredictiveDistribution;
import io.spindrift.model.distribution.ProbabilityRange;

/**
 * The histogram of the probability integral transforms F(y) of labels y (BX), F the distribution of the forecast as it was issued. A label
 * that is the quantile of a range of probabilities is spread evenly over this range (C. Czado, T. Gneiting, L. Held, Biometrics
 * 65(4):1254-1261, 2009).
 */
final class PitHistogram {
    /** Number of bins of equal width from 0 to 1. */
    static final int BINS = 20;

    private static final double ROUNDING = 1e-12;

    private final double[] counts = new double[BINS];
    private int labels;

    void add(PredictiveDistribution distribution, double label) {
        double tolerance = ROUNDING * (Math.abs(label) + Math.abs(distribution.forecast()));
        ProbabilityRange lower = distribution.probabilities(label - tolerance);
        ProbabilityRange upper = distribution.probabilities(label + tolerance);
        add(lower.low(), upper.high());
    }

    /** Adds a label that is spread over a range of probabilities. */
    void add(double low, double high) {
        labels++;
        int first = bin(low);
        int last = bin(high);
        if (first == last) {
            counts[first]++;
            return;
        }
        for (int i = first; i <= last; i++) {
            double from = Math.max(low, (double) i / BINS);
            double to = Math.min(high, (double) (i + 1) / BINS);
            counts[i] += (to - from) / (high - low);
        }
    }

    private static int bin(double probability) {
        return (int) Math.min(BINS - 1.0, BINS * probability);
    }

    /** Returns the number of labels. */
    int labels() {
        return labels;
    }

    /** Returns the share of labels in each bin. */
    double[] shares() {
        double[] shares = new double[BINS];
        for (int i = 0; i < BINS; i++) {
            shares[i] = counts[i] / labels;
        }
        return shares;
    }
}
