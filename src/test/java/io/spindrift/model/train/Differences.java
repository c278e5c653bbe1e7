package io.spindrift.model.train;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import io.spindrift.model.readout.NetworkSettings;
import java.util.Arrays;

/**
 * A network at four points about a = [s; gates; β] along each coordinate, one a particle, and from these the derivatives by a
 * of whatever it gives: (f(−2h) − 8 f(−h) + 8 f(h) − f(2h)) / 12h.
 */
final class Differences {
    private static final double H = 1e-3;
    private static final double[] STEPS = {-2 * H, -H, H, 2 * H};

    final Network network;
    private final double[][] gates;
    private final double[][] beta;
    private double[][] state;
    private double[][] before;

    Differences(NetworkSettings settings, int inputs, double[] state, double[] gates, double[] beta) {
        int points = STEPS.length * (state.length + gates.length + beta.length);
        network = new Network(settings, Precision.FLOAT64, inputs, points);
        this.state = disturbed(state, 0, points);
        this.gates = disturbed(gates, state.length, points);
        this.beta = disturbed(beta, state.length + gates.length, points);
        before = new double[state.length][points];
    }

    /** s ← φ(s, x, θ). */
    void advance(double[] x) {
        double[][] next = before;
        before = state;
        state = next;
        network.advance(Rows.over(gates), x, Rows.over(before), Rows.over(state));
    }

    /** ∂s/∂a, a row for each state. */
    double[][] stateSlopes() {
        double[][] slopes = new double[state.length][];
        for (int r = 0; r < slopes.length; r++) {
            slopes[r] = slopes(state[r]);
        }
        return slopes;
    }

    /** s where nothing is disturbed, to the order of h⁴: (−f(−2h) + 4 f(−h) + 4 f(h) − f(2h)) / 6. */
    double[] undisturbedState() {
        return Arrays.stream(state)
                .mapToDouble(row -> (-row[0] + 4 * row[1] + 4 * row[2] - row[3]) / 6)
                .toArray();
    }

    /** ∂d̂/∂a of the state that was advanced to. */
    double[] forecastSlopes(double[] x) {
        network.read(Rows.over(gates), x, Rows.over(before), Rows.over(state));
        return slopes(forecasts());
    }

    /** ∂d̂/∂a where s is the state read, and the one before it is given and fixed. */
    double[] forecastSlopes(double[] x, double[] fixedBefore) {
        double[][] fixed = new double[fixedBefore.length][before[0].length];
        for (int r = 0; r < fixed.length; r++) {
            Arrays.fill(fixed[r], fixedBefore[r]);
        }
        network.read(Rows.over(gates), x, Rows.over(fixed), Rows.over(state));
        return slopes(forecasts());
    }

    private double[] forecasts() {
        double[] forecasts = new double[before[0].length];
        network.forecast(Rows.over(beta), Rows.over(new double[][] {forecasts}));
        return forecasts;
    }

    private static double[] slopes(double[] row) {
        double[] slopes = new double[row.length / STEPS.length];
        for (int k = 0; k < slopes.length; k++) {
            int i = STEPS.length * k;
            slopes[k] = (row[i] - 8 * row[i + 1] + 8 * row[i + 2] - row[i + 3]) / (12 * H);
        }
        return slopes;
    }

    private static double[][] disturbed(double[] values, int first, int points) {
        double[][] rows = new double[values.length][points];
        for (int r = 0; r < rows.length; r++) {
            Arrays.fill(rows[r], values[r]);
            for (int k = 0; k < STEPS.length; k++) {
                rows[r][STEPS.length * (first + r) + k] += STEPS[k];
            }
        }
        return rows;
    }
}
