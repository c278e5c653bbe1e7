package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.numeric.NoiseKind;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.readout.Architecture;
import io.spindrift.model.readout.CellKind;
import io.spindrift.model.readout.DirectInput;
import io.spindrift.model.readout.NetworkSettings;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The paper's filter where its model is linear and Gaussian but for one part in ten thousand: parameters of the order 1e-4 and
 * a regressor of 1e4, so that d̂ = v x + w y with v x of the order 1 and |w y| below 1e-3; v x is then a random walk that is
 * seen through noise, of which the Kalman filter knows the mean.
 */
final class ParticleFilterOnLinearModelTest {
    private static final NetworkSettings SHAPE =
            new NetworkSettings(CellKind.RNN, Architecture.UNGATED, DirectInput.PLAIN, 1);
    private static final double SMALL = 1e-4;
    private static final double LARGE = 1e4;
    private static final double SHARE = 0.5;
    private static final int STEPS = 12;
    private static final int SEEDS = 60;
    private static final int[] PARTICLES = {100, 400, 1600, 6400};

    @Tag("slow")
    @Test
    void shouldConvergeToTheKalmanFilterAsItsParticlesGrow() {
        double[] labels = labels();
        double[] exact = kalman(labels);
        double[] errors = new double[PARTICLES.length];
        for (int n = 0; n < PARTICLES.length; n++) {
            errors[n] = error(PARTICLES[n], labels, exact);
        }
        // The rate N^(-1/2): a fourth of the error for sixteen times the particles, at each of the four sizes.
        for (int n = 1; n < errors.length; n++) {
            assertThat(errors[n] / errors[n - 1]).as("N = %d", PARTICLES[n]).isBetween(0.36, 0.69);
        }
        assertThat(errors[3] / errors[0]).isBetween(0.09, 0.17);
    }

    private static double[] labels() {
        SplittableRandom random = new SplittableRandom(5);
        double[] labels = new double[STEPS];
        double walk = 0;
        for (int t = 0; t < STEPS; t++) {
            walk += 0.7 * random.nextGaussian();
            labels[t] = walk + 0.5 * random.nextGaussian();
        }
        return labels;
    }

    /** The mean of v x before each label and after the last; its prior and its step both have the variance (1e-4 · 1e4)². */
    private static double[] kalman(double[] labels) {
        Innovation innovation = new Innovation(SHARE);
        double[] means = new double[STEPS + 1];
        double variance = 1;
        for (int t = 0; t < STEPS; t++) {
            innovation.update(labels[t]);
            variance += 1;
            double gain = variance / (variance + innovation.noise());
            means[t + 1] = means[t] + gain * (labels[t] - means[t]);
            variance *= 1 - gain;
        }
        return means;
    }

    /** The root of the mean squared distance of forecasts from the exact means, over steps and seeds. */
    private static double error(int particles, double[] labels, double[] exact) {
        double[] x = {LARGE};
        double sum = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            ParticleFilter filter = new ParticleFilter(settings(particles, seed), 1, 77, Precision.FLOAT64);
            RolloutState rollout = filter.rollout();
            for (int t = 0; t < STEPS; t++) {
                filter.learn(x, labels[t]);
                rollout.restart();
                double distance = rollout.forecast(x) - exact[t + 1];
                sum += distance * distance;
            }
        }
        return Math.sqrt(sum / (SEEDS * STEPS));
    }

    private static ParticleFilterSettings settings(int particles, long seed) {
        return new ParticleFilterSettings(
                SHAPE, particles, SMALL, NoiseKind.EXACT, SHARE, 0, 0.5, SMALL, Defaults.PAPER.remedies(), seed);
    }
}
