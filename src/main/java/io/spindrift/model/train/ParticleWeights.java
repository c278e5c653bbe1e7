package io.spindrift.model.train;

import io.spindrift.model.numeric.Rows;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * The weights ω of N particles. They are kept as logarithms, so that no likelihood underflows. Before they are used,
 * the largest logarithm is subtracted, so that the largest weight is exactly e^0. A weight below
 * e^{@value #MIN_LOGARITHM} of the largest becomes 0.
 */
final class ParticleWeights {
    private static final double MIN_LOGARITHM = -36;

    private final double[] logarithms;
    private final double[] normalized;
    /** Rows: the weights, ones, and scratch space for values. */
    private final Rows rows;

    private final double[] values;

    ParticleWeights(int particles) {
        logarithms = new double[particles];
        normalized = new double[particles];
        values = new double[particles];
        double[] ones = new double[particles];
        Arrays.fill(ones, 1);
        rows = Rows.over(new double[][] {normalized, ones, values});
        reset();
    }

    /** Sets all weights to 1/N. */
    void reset() {
        Arrays.fill(logarithms, 0);
        Arrays.fill(normalized, 1.0 / logarithms.length);
    }

    /** Updates the weights: log ω^i ← forgetting · log ω^i + exponent · logLikelihoods[i]. Then it normalizes them. */
    void update(double forgetting, double exponent, double[] logLikelihoods) {
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] = forgetting * logarithms[i] + exponent * logLikelihoods[i];
        }
        normalize();
    }

    /** Returns Σ ω^i values[i]. */
    double mean(double[] ofParticles) {
        System.arraycopy(ofParticles, 0, values, 0, values.length);
        return rows.dot(0, rows, 2);
    }

    /** Returns N_eff = 1 / Σ (ω^i)², from 1 to N (Arulampalam et al., IEEE TSP 50(2), 2002, equation 51). */
    double effectiveSampleSize() {
        return 1 / rows.dot(0, rows, 0);
    }

    /**
     * Resamples systematically (Arulampalam et al. 2002, algorithm 2): the ancestor of particle j is the smallest i
     * with ω^1 + … + ω^i ≥ (start + j) / N.
     *
     * @param start uniform in (0, 1)
     * @param ancestors modified: i for each j
     */
    void ancestors(double start, int[] ancestors) {
        int particles = normalized.length;
        int last = lastWithWeight();
        int i = 0;
        double cumulated = normalized[0];
        for (int j = 0; j < particles; j++) {
            double point = (start + j) / particles;
            while (cumulated < point && i < last) {
                cumulated += normalized[++i];
            }
            ancestors[j] = i;
        }
    }

    /** The sum of the weights may round to less than 1. A particle without weight must not become an ancestor then. */
    private int lastWithWeight() {
        int last = normalized.length - 1;
        while (last > 0 && normalized[last] == 0) {
            last--;
        }
        return last;
    }

    void visit(FieldVisitor fields) {
        fields.float64s("filter.logWeights", logarithms);
        if (fields.restoring()) {
            double largest = Arrays.stream(logarithms).max().orElseThrow();
            if (largest != 0) {
                throw new CorruptStateException("filter.logWeights: expected 0 as the largest, got " + largest);
            }
            normalize();
        }
    }

    private void normalize() {
        double largest = logarithms[0];
        for (double logarithm : logarithms) {
            largest = Math.max(largest, logarithm);
        }
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] -= largest;
            normalized[i] = logarithms[i];
        }
        rows.exp(0);
        for (int i = 0; i < logarithms.length; i++) {
            normalized[i] = logarithms[i] < MIN_LOGARITHM ? 0 : normalized[i];
        }
        rows.scale(0, 1 / rows.dot(0, rows, 1));
    }
}
