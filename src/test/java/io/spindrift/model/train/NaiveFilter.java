package io.spindrift.model.train;

import io.spindrift.model.ScalarNetwork;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Noise.Purpose;
import io.spindrift.model.numeric.ProcessNoise;
import io.spindrift.model.numeric.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The particle filter once more, particle by particle and with no regard to cost, for comparison. */
final class NaiveFilter {
    private final ParticleFilterSettings settings;
    private final int inputs;
    private final Noise noise;
    private long labels = 1;
    private double mean;
    private double variance = 1;
    private ScalarNetwork[] networks;
    private double[][] theta;
    private double[] weights;
    private long step;
    private int resamplings;

    NaiveFilter(ParticleFilterSettings settings, int inputs, long series) {
        this.settings = settings;
        this.inputs = inputs;
        int particles = settings.particles();
        int units = settings.network().units();
        noise = new Noise(series, settings.seed());
        networks = new ScalarNetwork[particles];
        theta = new double[particles][(4 * units + inputs) * (inputs + units + 1) + units + inputs];
        weights = new double[particles];
        for (int i = 0; i < particles; i++) {
            networks[i] = new ScalarNetwork(inputs, units);
            weights[i] = 1.0 / particles;
            for (int row = 0; row < theta[i].length; row++) {
                theta[i][row] = settings.initStddev() * normal(Purpose.START, 0, row, i);
            }
        }
    }

    int resamplings() {
        return resamplings;
    }

    double effectiveSampleSize() {
        double sum = 0;
        for (double weight : weights) {
            sum += weight * weight;
        }
        return 1 / sum;
    }

    /** Without noise, and weighed by the labels before. */
    double forecast(double[] x) {
        double forecast = 0;
        for (int i = 0; i < networks.length; i++) {
            ScalarNetwork ahead = copy(networks[i]);
            ahead.step(theta[i], x);
            forecast += weights[i] * ahead.forecast(theta[i], x, networks[i].y);
        }
        return forecast;
    }

    void learn(double[] x, double label) {
        double observationNoise = settings.noiseRatio() * variance(label);
        double[] forecasts = move(x);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double error = label - forecasts[i];
            weights[i] *= StrictMath.exp(-error * error / (2 * observationNoise));
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        if (effectiveSampleSize() < settings.essThreshold() * weights.length) {
            resample();
        }
    }

    void skip(double[] x) {
        move(x);
    }

    /** The running variance of the labels, as if one with variance 1 had come before the first. */
    private double variance(double label) {
        labels++;
        double rate = Math.max(1.0 / labels, 1e-3);
        double former = mean;
        mean = (1 - rate) * former + rate * label;
        variance = (1 - rate) * variance + rate * (1 - rate) * (label - former) * (label - former);
        return Math.max(variance, 1e-8);
    }

    private double[] move(double[] x) {
        step++;
        int units = settings.network().units();
        double[] forecasts = new double[networks.length];
        for (int i = 0; i < networks.length; i++) {
            double[] before = networks[i].y.clone();
            networks[i].step(theta[i], x);
            for (int j = 0; j < units; j++) {
                networks[i].c[j] += settings.processNoiseStddev() * normal(Purpose.PROCESS_NOISE, step, j, i);
                networks[i].y[j] += settings.processNoiseStddev() * normal(Purpose.PROCESS_NOISE, step, units + j, i);
            }
            for (int row = 0; row < theta[i].length; row++) {
                theta[i][row] +=
                        settings.processNoiseStddev() * normal(Purpose.PROCESS_NOISE, step, 2 * units + row, i);
            }
            forecasts[i] = networks[i].forecast(theta[i], x, before);
        }
        return forecasts;
    }

    private void resample() {
        resamplings++;
        int particles = weights.length;
        double start = noise.uniform(Purpose.RESAMPLING, step);
        List<Integer> drawn = new ArrayList<>();
        for (int j = 0; j < particles; j++) {
            int i = 0;
            for (double cumulated = weights[0]; cumulated < (start + j) / particles; cumulated += weights[i]) {
                i++;
            }
            drawn.add(i);
        }
        // A drawn particle stays. Its further copies replace the particles that were not drawn, in order.
        Set<Integer> staying = new TreeSet<>(drawn);
        staying.forEach(drawn::remove);
        for (int i = 0; i < particles; i++) {
            if (!staying.contains(i)) {
                int ancestor = drawn.remove(0);
                networks[i] = copy(networks[ancestor]);
                theta[i] = theta[ancestor].clone();
            }
        }
        weights = new double[particles];
        Arrays.fill(weights, 1.0 / particles);
    }

    private ScalarNetwork copy(ScalarNetwork network) {
        ScalarNetwork copy = new ScalarNetwork(inputs, settings.network().units());
        System.arraycopy(network.c, 0, copy.c, 0, network.c.length);
        System.arraycopy(network.y, 0, copy.y, 0, network.y.length);
        return copy;
    }

    private double normal(Purpose purpose, long at, int parameter, int particle) {
        double[] row = new double[settings.particles()];
        if (purpose == Purpose.PROCESS_NOISE) {
            ProcessNoise diffusion =
                    new ProcessNoise(noise, settings.noise(), parameter, 1, Double.MAX_VALUE, settings.particles());
            diffusion.begin(at);
            diffusion.addTo(Rows.over(new double[][] {row}));
        } else {
            noise.addNormals(purpose, at, parameter, 1, row, row.length);
        }
        return row[particle];
    }
}
