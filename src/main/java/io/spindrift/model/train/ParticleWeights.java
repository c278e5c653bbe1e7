package io.spindrift.model.train;

import io.spindrift.model.numeric.Functions;
import io.spindrift.model.numeric.Sums;
import io.spindrift.model.state.StateExchange;
import java.util.Arrays;

/**
 * The weights ω of N particles, kept as logarithms so that no likelihood underflows: before they are used the largest is
 * subtracted, and the largest weight is then exactly e^0.
 */
final class ParticleWeights {
    private final double[] logarithms;
    private final double[] normalised;
    private final Sums sums = new Sums();

    ParticleWeights(int particles) {
        logarithms = new double[particles];
        normalised = new double[particles];
        reset();
    }

    /** ω^i = 1/N. */
    void reset() {
        Arrays.fill(logarithms, 0);
        Arrays.fill(normalised, 1.0 / logarithms.length);
    }

    /** log ω^i ← memory · log ω^i + temper · logLikelihoods[i], then normalises. */
    void update(double memory, double temper, double[] logLikelihoods) {
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] = memory * logarithms[i] + temper * logLikelihoods[i];
        }
        normalise();
    }

    /** Σ ω^i values[i]. */
    double mean(double[] values) {
        return sums.ofProducts(normalised, values, normalised.length);
    }

    /** N_eff = 1 / Σ (ω^i)², from 1 to N (Arulampalam et al., IEEE TSP 50(2), 2002, equation 51). */
    double effectiveSampleSize() {
        return 1 / sums.ofProducts(normalised, normalised, normalised.length);
    }

    /**
     * Systematic resampling (Arulampalam et al. 2002, algorithm 2): particle j descends from the least i with
     * ω^1 + … + ω^i ≥ (start + j) / N.
     *
     * @param start uniform in (0, 1)
     * @param ancestors modified: i for each j
     */
    void ancestors(double start, int[] ancestors) {
        int particles = normalised.length;
        int last = lastWithWeight();
        int i = 0;
        double cumulated = normalised[0];
        for (int j = 0; j < particles; j++) {
            double point = (start + j) / particles;
            while (cumulated < point && i < last) {
                cumulated += normalised[++i];
            }
            ancestors[j] = i;
        }
    }

    /** The sum of the weights may round to less than 1; who has none must not profit. */
    private int lastWithWeight() {
        int last = normalised.length - 1;
        while (last > 0 && normalised[last] == 0) {
            last--;
        }
        return last;
    }

    void exchange(StateExchange io) {
        io.numbers("filter.logWeights", logarithms);
        if (io.restoring()) {
            normalise();
        }
    }

    private void normalise() {
        double largest = logarithms[0];
        for (double logarithm : logarithms) {
            largest = Math.max(largest, logarithm);
        }
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] -= largest;
            normalised[i] = Functions.exp(logarithms[i]);
        }
        double sum = sums.of(normalised, normalised.length);
        for (int i = 0; i < normalised.length; i++) {
            normalised[i] /= sum;
        }
    }
}
