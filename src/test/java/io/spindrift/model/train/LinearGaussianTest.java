package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Noise.Purpose;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.ResamplingPlan;
import io.spindrift.model.numeric.Rows;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where models are linear and noise is normal, the exact answer is known. */
final class LinearGaussianTest {
    private static final double DECAY = 0.9;
    private static final double STATE_NOISE = 0.5;
    private static final double LABEL_NOISE = 0.7;
    private static final int STEPS = 150;

    @Test
    void shouldBeBayesianRegressionInEachParticleOfAGaussianBlock() {
        int size = 4;
        int particles = 3;
        double prior = 2;
        double[] noise = {0.3, 1, 0.05};
        SplittableRandom random = new SplittableRandom(8);
        GaussianBlock block = new GaussianBlock(Precision.FLOAT64, size, 1, particles, prior);
        double[][] mean = new double[size + 1][particles];
        Rows ones = Rows.over(new double[][] {{1, 1, 1}});
        LeastSquares[] batch = new LeastSquares[particles];
        for (int i = 0; i < particles; i++) {
            batch[i] = new LeastSquares(size);
            for (int a = 0; a < size; a++) {
                double[] unit = new double[size];
                unit[a] = 1;
                batch[i].add(unit, 0, 1 / prior);
            }
        }
        for (int t = 0; t < 300; t++) {
            double[][] slope = new double[size][particles];
            double[] factor = new double[particles];
            double[] variance = noise.clone();
            double[] residual = new double[particles];
            for (int i = 0; i < particles; i++) {
                double[] u = Networks.uniform(random, size, 2);
                double label = u[0] - 3 * u[1] + random.nextGaussian();
                residual[i] = label;
                for (int a = 0; a < size; a++) {
                    slope[a][i] = u[a];
                    residual[i] -= mean[1 + a][i] * u[a];
                }
                batch[i].add(u, label, 1 / noise[i]);
            }
            Rows work = Rows.over(new double[][] {variance, factor});
            block.set(0, ones, 0, Rows.over(slope));
            block.predict(0, work, 0);
            Arrays.setAll(factor, i -> residual[i] / variance[i]);
            block.innovate(work, 1);
            block.move(0, Rows.over(mean), 1);
            block.shrink(work, 0);
        }
        assertThat(mean[0]).containsOnly(0);
        double[] covariance = Ledger.of(block::visit).float64s("block.covariance");
        for (int i = 0; i < particles; i++) {
            double[] solution = batch[i].solution();
            double[][] inverse = batch[i].covariance();
            for (int a = 0; a < size; a++) {
                // But for the share that is added to S against rounding.
                assertThat(mean[1 + a][i]).isCloseTo(solution[a], within(1e-8));
                for (int b = 0; b <= a; b++) {
                    double entry = covariance[(a * (a + 1) / 2 + b) * particles + i];
                    assertThat(entry).isCloseTo(inverse[a][b], within(1e-9));
                }
            }
        }
    }

    @Tag("slow")
    @Test
    void shouldConvergeToTheKalmanFilterByTheRootOfTheNumberOfParticles() {
        int[] counts = {100, 400, 1600, 6400};
        int seeds = 16;
        double[] logCounts = new double[counts.length];
        double[] logDistances = new double[counts.length];
        for (int k = 0; k < counts.length; k++) {
            double squares = 0;
            for (int seed = 0; seed < seeds; seed++) {
                double[] labels = labels(seed);
                double[] exact = kalmanMeans(labels);
                double[] means = bootstrapMeans(labels, counts[k], seed);
                for (int t = 0; t < STEPS; t++) {
                    squares += (means[t] - exact[t]) * (means[t] - exact[t]);
                }
            }
            logCounts[k] = StrictMath.log(counts[k]);
            logDistances[k] = 0.5 * StrictMath.log(squares / (seeds * STEPS));
        }
        assertThat(slope(logCounts, logDistances)).isCloseTo(-0.5, within(0.12));
        assertThat(StrictMath.exp(logDistances[3])).isLessThan(0.02 * STATE_NOISE);
    }

    private static double[] bootstrapMeans(double[] labels, int particles, long seed) {
        Noise noise = new Noise(seed, 1);
        ParticleWeights weights = new ParticleWeights(particles);
        double[][] state = new double[1][particles];
        double[] logLikelihoods = new double[particles];
        int[] ancestors = new int[particles];
        ResamplingPlan offspring = new ResamplingPlan(particles);
        double[] means = new double[labels.length];
        noise.addNormals(Purpose.START, 0, 0, 1, state[0], particles);
        for (int t = 0; t < labels.length; t++) {
            for (int i = 0; i < particles; i++) {
                state[0][i] *= DECAY;
            }
            noise.addNormals(Purpose.PROCESS_NOISE, t, 0, STATE_NOISE, state[0], particles);
            for (int i = 0; i < particles; i++) {
                double residual = (labels[t] - state[0][i]) / LABEL_NOISE;
                logLikelihoods[i] = -0.5 * residual * residual;
            }
            weights.update(1, 1, logLikelihoods);
            means[t] = weights.mean(state[0]);
            if (weights.effectiveSampleSize() < 0.5 * particles) {
                weights.ancestors(noise.uniform(Purpose.RESAMPLING, t), ancestors);
                offspring.descend(ancestors);
                Rows.over(state).resample(offspring);
                weights.reset();
            }
        }
        return means;
    }

    private static double[] kalmanMeans(double[] labels) {
        double mean = 0;
        double variance = 1;
        double[] means = new double[labels.length];
        for (int t = 0; t < labels.length; t++) {
            mean *= DECAY;
            variance = DECAY * DECAY * variance + STATE_NOISE * STATE_NOISE;
            double gain = variance / (variance + LABEL_NOISE * LABEL_NOISE);
            mean += gain * (labels[t] - mean);
            variance *= 1 - gain;
            means[t] = mean;
        }
        return means;
    }

    private static double[] labels(long seed) {
        SplittableRandom random = new SplittableRandom(1000 + seed);
        double state = random.nextGaussian();
        double[] labels = new double[STEPS];
        for (int t = 0; t < STEPS; t++) {
            state = DECAY * state + STATE_NOISE * random.nextGaussian();
            labels[t] = state + LABEL_NOISE * random.nextGaussian();
        }
        return labels;
    }

    private static double slope(double[] xs, double[] ys) {
        double meanX = Arrays.stream(xs).average().orElseThrow();
        double meanY = Arrays.stream(ys).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int k = 0; k < xs.length; k++) {
            products += (xs[k] - meanX) * (ys[k] - meanY);
            squares += (xs[k] - meanX) * (xs[k] - meanX);
        }
        return products / squares;
    }
}
