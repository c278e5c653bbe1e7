package io.spindrift.bench.kernels.reference;

import static io.spindrift.bench.kernels.reference.EjmlNetwork.CONTROL;
import static io.spindrift.bench.kernels.reference.EjmlNetwork.FORGET;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The extended Kalman filter over a = [c; y; θ] (docs/maths.md). Of F only the rows of the state, G, are not those of the
 * identity, and who multiplies size × size matrices all the same waits for a second at m = p = 8; so
 *
 * <pre>
 *     T = G P;   P_ss = T Gᵀ + Q;   P_sθ = T_θ;   P_θθ ← P_θθ + Q
 * </pre>
 *
 * <p>2m × size by size × size, then the update of {@link EjmlCovariance}. It has none of the project's bounds.
 */
public final class EjmlEkf {
    private final double drift;
    private final LabelNoise noise;
    private final EjmlNetwork network;
    private final EjmlSlopes slopes;
    private final EjmlCovariance covariance;
    private final DMatrixRMaj regressor;
    private final int block;
    private final int states;
    private final DMatrixRMaj stateRows;
    private final DMatrixRMaj top;
    private final DMatrixRMaj corner;
    private final double[] observation;
    private final double[] theta;

    /**
     * All at 0.
     *
     * @param drift Q of each state and parameter
     * @param noiseRatio R as a share of the variance of the labels
     */
    public EjmlEkf(int units, int inputs, double drift, double noiseRatio) {
        this.drift = drift;
        noise = new LabelNoise(noiseRatio);
        network = new EjmlNetwork(units, inputs);
        slopes = new EjmlSlopes(network);
        regressor = new DMatrixRMaj(inputs, 1);
        block = inputs + units + 1;
        states = 2 * units;
        int size = states + network.parameters();
        covariance = new EjmlCovariance(size);
        stateRows = new DMatrixRMaj(states, size);
        top = new DMatrixRMaj(states, size);
        corner = new DMatrixRMaj(states, states);
        observation = new double[size];
        theta = new double[network.parameters()];
    }

    /**
     * Where it begins.
     *
     * @param parameters θ, in the project's order
     * @param stateInitVariance P_0 of each state
     * @param parameterInitVariance P_0 of each parameter
     */
    public void begin(double[] parameters, double stateInitVariance, double parameterInitVariance) {
        network.set(parameters);
        covariance.covariance().zero();
        covariance.addToDiagonal(0, states, stateInitVariance);
        covariance.addToDiagonal(states, observation.length, parameterInitVariance);
    }

    /** Learns a label; returns the forecast from before it. */
    public double step(double[] x, double label) {
        System.arraycopy(x, 0, regressor.data, 0, x.length);
        double variance = noise.after(label);
        network.advance(regressor);
        double forecast = network.forecast(regressor);
        slopes.take();
        propagate();
        observe();
        covariance.update(observation, variance);
        correct(label - forecast);
        return forecast;
    }

    /** P, of c, y, θ. */
    public DMatrixRMaj covariance() {
        return covariance.covariance();
    }

    private void propagate() {
        stateRows.zero();
        for (int j = 0; j < network.units; j++) {
            double forget = network.gate[FORGET].data[j];
            stateRows.set(j, j, forget);
            stateRows.set(network.units + j, j, slopes.throughCell[j] * forget);
            for (int g = 0; g < CONTROL; g++) {
                addGate(g, j, j, slopes.onCell[g][j]);
                addGate(g, j, network.units + j, slopes.onOutput[g][j]);
            }
        }
        DMatrixRMaj p = covariance.covariance();
        CommonOps_DDRM.mult(stateRows, p, top);
        CommonOps_DDRM.multTransB(top, stateRows, corner);
        CommonOps_DDRM.insert(top, p, 0, 0);
        for (int r = 0; r < states; r++) {
            for (int j = states; j < p.numCols; j++) {
                p.data[j * p.numCols + r] = top.data[r * p.numCols + j];
            }
        }
        CommonOps_DDRM.insert(corner, p, 0, 0);
        covariance.addToDiagonal(0, p.numCols, drift);
    }

    /** A row of G += slope · ∂a^g_j/∂[y_{t−1}; θ]. */
    private void addGate(int g, int j, int row, double slope) {
        int at = row * stateRows.numCols;
        for (int l = 0; l < network.units; l++) {
            stateRows.data[at + network.units + l] += slope * network.fromOutput[g].get(j, l);
        }
        slopes.addInput(slope, regressor, stateRows.data, at + states + (g * network.units + j) * block);
    }

    /** H: 0 on c and on the parameters of the cell. */
    private void observe() {
        Arrays.fill(observation, 0);
        System.arraycopy(network.w.data, 0, observation, network.units, network.units);
        slopes.addControl(regressor, observation, states + CONTROL * network.units * block);
        slopes.features(observation, observation.length - network.units - network.inputs);
    }

    private void correct(double error) {
        double[] gain = covariance.gain();
        for (int j = 0; j < network.units; j++) {
            network.c.data[j] += gain[j] * error;
            network.y.data[j] += gain[network.units + j] * error;
        }
        network.get(theta);
        for (int k = 0; k < theta.length; k++) {
            theta[k] += gain[states + k] * error;
        }
        network.set(theta);
    }
}
