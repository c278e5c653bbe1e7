package io.spindrift.bench.kernels.reference;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The paper's particle filter (docs/maths.md, 40, 41, A to C), a network of matrices for each particle: propagate, disturb,
 * forecast, weigh, normalize, resample systematically.
 */
public final class EjmlFilter {
    private final Normals normals;
    private final double processNoise;
    private final double essThreshold;
    private final LabelNoise noise;
    private final DMatrixRMaj regressor;
    private final double[] forecasts;
    private final double[] logarithms;
    private final double[] weights;

    private EjmlNetwork[] particles;
    private EjmlNetwork[] spare;

    /**
     * A filter whose particles are all at 0.
     *
     * @param units m
     * @param inputs p
     * @param count N
     * @param processNoise σ
     * @param noiseRatio R as a share of the variance of the labels
     * @param essThreshold N_T / N
     */
    public EjmlFilter(
            int units,
            int inputs,
            int count,
            double processNoise,
            double noiseRatio,
            double essThreshold,
            Normals normals) {
        this.normals = normals;
        this.processNoise = processNoise;
        this.essThreshold = essThreshold;
        noise = new LabelNoise(noiseRatio);
        regressor = new DMatrixRMaj(inputs, 1);
        forecasts = new double[count];
        logarithms = new double[count];
        weights = new double[count];
        Arrays.fill(weights, 1.0 / count);
        particles = networks(units, inputs, count);
        spare = networks(units, inputs, count);
    }

    /** Draws all parameters from N(0, deviation²). */
    public EjmlFilter drawn(double deviation) {
        double[] theta = new double[particles[0].parameters()];
        for (EjmlNetwork particle : particles) {
            Arrays.setAll(theta, k -> deviation * normals.normal());
            particle.set(theta);
        }
        return this;
    }

    /** Gives a particle its parameters, in the project's order. */
    public void set(int particle, double[] theta) {
        particles[particle].set(theta);
    }

    /** Learns a label; returns the forecast from before it, of disturbed particles. */
    public double step(double[] x, double label) {
        System.arraycopy(x, 0, regressor.data, 0, x.length);
        double variance = noise.after(label);
        double mean = 0;
        for (int i = 0; i < particles.length; i++) {
            EjmlNetwork particle = particles[i];
            particle.advance(regressor);
            if (processNoise > 0) {
                particle.disturb(normals, processNoise);
            }
            forecasts[i] = particle.forecast(regressor);
            mean += weights[i] * forecasts[i];
        }
        weigh(label, variance);
        if (effectiveSampleSize() < essThreshold * particles.length) {
            resample(normals.uniform());
        }
        return mean;
    }

    /** N_eff. */
    public double effectiveSampleSize() {
        double sum = 0;
        for (double weight : weights) {
            sum += weight * weight;
        }
        return 1 / sum;
    }

    /** By the likelihood of the label; the largest logarithm becomes 0, so that no sum underflows. */
    private void weigh(double label, double variance) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logarithms.length; i++) {
            double error = label - forecasts[i];
            logarithms[i] -= 0.5 * error * error / variance;
            largest = Math.max(largest, logarithms[i]);
        }
        double sum = 0;
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] -= largest;
            weights[i] = Math.exp(logarithms[i]);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
    }

    /** Particle j descends from the least i with ω^1 + … + ω^i ≥ (start + j)/N. */
    private void resample(double start) {
        int count = particles.length;
        int i = 0;
        double cumulated = weights[0];
        for (int j = 0; j < count; j++) {
            while (cumulated < (start + j) / count && i < count - 1) {
                cumulated += weights[++i];
            }
            spare[j].set(particles[i]);
        }
        EjmlNetwork[] swapped = particles;
        particles = spare;
        spare = swapped;
        Arrays.fill(logarithms, 0);
        Arrays.fill(weights, 1.0 / count);
    }

    private static EjmlNetwork[] networks(int units, int inputs, int count) {
        EjmlNetwork[] networks = new EjmlNetwork[count];
        Arrays.setAll(networks, i -> new EjmlNetwork(units, inputs));
        return networks;
    }
}
