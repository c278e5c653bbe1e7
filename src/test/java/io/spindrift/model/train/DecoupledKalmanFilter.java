package io.spindrift.model.train;

import io.spindrift.model.Dual;
import io.spindrift.model.PlainNetwork;
import io.spindrift.model.readout.Architecture;
import io.spindrift.model.readout.CellKind;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.train.ParticleFilterSettings.Proposal;
import java.util.Arrays;

/** One extended Kalman filter a group of parameters, with a common innovation, written plainly, for comparison. */
final class DecoupledKalmanFilter {
    private final ParticleFilterSettings settings;
    private final PlainNetwork network;
    /** One past the last gate parameter of each group, ascending; β is a group of its own behind them. */
    private final int[] ends;

    private final int gateCount;
    private final double[] theta;
    private final double[][][] covariances;
    private double[] state;
    private double labels = 1;
    private double mean;
    private double variance = 1;

    DecoupledKalmanFilter(ParticleFilterSettings settings, int inputs, double[] gates) {
        this.settings = settings;
        NetworkSettings shape = settings.network();
        network = new PlainNetwork(shape, inputs);
        int m = shape.units();
        gateCount = gates.length;
        int linear = (shape.architecture() == Architecture.OUTPUT_GATED ? m : m + inputs) + 1;
        theta = Arrays.copyOf(gates, gateCount + linear);
        state = new double[shape.cell() == CellKind.LSTM ? 2 * m : m];
        int[] sizes = sizes(settings, inputs);
        ends = new int[sizes.length + 1];
        covariances = new double[ends.length][][];
        int end = 0;
        for (int g = 0; g < sizes.length; g++) {
            end += sizes[g];
            ends[g] = end;
            covariances[g] =
                    identity(sizes[g], settings.remedies().covariances().gateInitVariance());
        }
        ends[sizes.length] = theta.length;
        covariances[sizes.length] =
                identity(linear, settings.remedies().covariances().readoutInitVariance());
    }

    double[] gates() {
        return Arrays.copyOf(theta, gateCount);
    }

    double[] beta() {
        return Arrays.copyOfRange(theta, gateCount, theta.length);
    }

    double[] state() {
        return state;
    }

    double forecast(double[] x) {
        double[] kept = state;
        double forecast = step(x).value();
        state = kept;
        return forecast;
    }

    void skip(double[] x) {
        step(x);
    }

    void learn(double[] x, double label) {
        double predicted = settings.noiseRatio() * labelVariance(label);
        Dual forecast = step(x);
        double[][] along = new double[ends.length][];
        for (int g = 0; g < ends.length; g++) {
            double[] slope = Arrays.copyOfRange(forecast.slope(), start(g), ends[g]);
            along[g] = new double[slope.length];
            for (int a = 0; a < slope.length; a++) {
                covariances[g][a][a] += settings.remedies().covariances().processNoise();
                for (int b = 0; b < slope.length; b++) {
                    along[g][a] += covariances[g][a][b] * slope[b];
                }
            }
            boolean full = settings.remedies().proposal() == Proposal.BLOCKS || g == ends.length - 1;
            for (int a = 0; a < slope.length; a++) {
                predicted += slope[a] * along[g][a];
                predicted += full ? 1e-9 * slope[a] * slope[a] * covariances[g][a][a] : 0;
            }
        }
        double bound = 4 * StrictMath.sqrt(predicted);
        double innovation = Math.max(-bound, Math.min(bound, label - forecast.value()));
        for (int g = 0; g < ends.length; g++) {
            for (int a = 0; a < along[g].length; a++) {
                theta[start(g) + a] += along[g][a] * innovation / predicted;
                for (int b = 0; b < along[g].length; b++) {
                    covariances[g][a][b] -= along[g][a] * along[g][b] / predicted;
                }
            }
        }
    }

    /** Moves the state; the forecast with its slopes by all parameters, the former state held fixed. */
    private Dual step(double[] x) {
        Dual[] gates = Dual.variables(gates(), 0, theta.length);
        Dual[] beta = Dual.variables(beta(), gateCount, theta.length);
        Dual[] before = new Dual[state.length];
        Arrays.setAll(before, r -> Dual.of(state[r], theta.length));
        Dual[] now = network.step(gates, x, before);
        state = Arrays.stream(now).mapToDouble(Dual::value).toArray();
        Dual[] features = network.features(gates, x, before, now);
        Dual forecast = beta[features.length];
        for (int k = 0; k < features.length; k++) {
            forecast = forecast.plus(beta[k].times(features[k]));
        }
        return forecast;
    }

    private double labelVariance(double label) {
        labels++;
        double rate = Math.max(1 / labels, 1e-3);
        double distance = label - mean;
        mean += rate * distance;
        variance = (1 - rate) * variance + rate * (1 - rate) * distance * distance;
        return variance;
    }

    private int start(int group) {
        return group == 0 ? 0 : ends[group - 1];
    }

    private static int[] sizes(ParticleFilterSettings settings, int p) {
        NetworkSettings shape = settings.network();
        int m = shape.units();
        int controls = shape.architecture() == Architecture.GENERAL ? p : 0;
        int[] cell = switch (shape.cell()) {
            case LSTM -> filled(4 * m + controls, p + m + 1);
            case GRU -> filled(3 * m + controls, p + m + 1);
            case RNN -> filled(2 * m + controls, p + m + 1);
        };
        if (shape.cell() == CellKind.RNN) {
            Arrays.fill(cell, m, 2 * m, m);
        }
        return settings.remedies().proposal() == Proposal.BLOCKS
                ? cell
                : filled(Arrays.stream(cell).sum(), 1);
    }

    private static int[] filled(int count, int value) {
        int[] all = new int[count];
        Arrays.fill(all, value);
        return all;
    }

    private static double[][] identity(int size, double value) {
        double[][] rows = new double[size][size];
        for (int a = 0; a < size; a++) {
            rows[a][a] = value;
        }
        return rows;
    }
}
