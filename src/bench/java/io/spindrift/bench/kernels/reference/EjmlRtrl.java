package io.spindrift.bench.kernels.reference;

import static io.spindrift.bench.kernels.reference.EjmlNetwork.CONTROL;
import static io.spindrift.bench.kernels.reference.EjmlNetwork.FORGET;
import static io.spindrift.bench.kernels.reference.EjmlNetwork.IN;
import static io.spindrift.bench.kernels.reference.EjmlNetwork.OUT;
import static io.spindrift.bench.kernels.reference.EjmlNetwork.Z;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Gradient descent by real-time recurrent learning (docs/maths.md, H and I), gate by gate as in (3) to (8):
 *
 * <pre>
 *     ∂g/∂θ = diag(g′) (R^g ∂y_{t−1}/∂θ + ∂a^g/∂θ),   g = z, i, f, o
 *     ∂c/∂θ = diag(i) ∂z/∂θ + diag(z) ∂i/∂θ + diag(f) ∂c_{t−1}/∂θ + diag(c_{t−1}) ∂f/∂θ
 *     ∂y/∂θ = diag(tanh c) ∂o/∂θ + diag(o (1 − tanh² c)) ∂c/∂θ
 * </pre>
 *
 * <p>Four products of m × m by m × 4m(m + p + 1), 8 m³ · 4(m + p + 1) flops in all. It has none of the project's bounds.
 */
public final class EjmlRtrl {
    private final double rate;
    private final EjmlNetwork network;
    private final EjmlSlopes slopes;
    private final DMatrixRMaj regressor;
    private final int block;
    private final int cellParameters;

    private final DMatrixRMaj[] gate = new DMatrixRMaj[CONTROL];
    private final DMatrixRMaj scaled;
    private final DMatrixRMaj cell;
    private final DMatrixRMaj output;
    private final DMatrixRMaj past;
    private final DMatrixRMaj row;
    private final DMatrixRMaj pastRow;
    private final double[] gradient;
    private final double[] theta;

    /**
     * All at 0.
     *
     * @param rate μ, the same at every step
     */
    public EjmlRtrl(int units, int inputs, double rate) {
        this.rate = rate;
        network = new EjmlNetwork(units, inputs);
        slopes = new EjmlSlopes(network);
        regressor = new DMatrixRMaj(inputs, 1);
        block = inputs + units + 1;
        cellParameters = CONTROL * units * block;
        Arrays.setAll(gate, g -> new DMatrixRMaj(units, cellParameters));
        scaled = new DMatrixRMaj(units, cellParameters);
        cell = new DMatrixRMaj(units, cellParameters);
        output = new DMatrixRMaj(units, cellParameters);
        past = new DMatrixRMaj(1, units);
        row = new DMatrixRMaj(1, cellParameters);
        pastRow = new DMatrixRMaj(1, cellParameters);
        gradient = new double[network.parameters()];
        theta = new double[network.parameters()];
    }

    /** Takes all parameters, in the project's order. */
    public void set(double[] parameters) {
        network.set(parameters);
    }

    /** Learns a label; returns the forecast from before it. */
    public double step(double[] x, double label) {
        System.arraycopy(x, 0, regressor.data, 0, x.length);
        network.advance(regressor);
        double forecast = network.forecast(regressor);
        slopes.take();
        pastGradient();
        sensitivities();
        gradient();
        network.get(theta);
        for (int k = 0; k < theta.length; k++) {
            theta[k] += 2 * rate * (label - forecast) * gradient[k];
        }
        network.set(theta);
        return forecast;
    }

    /** ∇d̂ of the last step, in the order of the parameters. */
    public double[] lastGradient() {
        return gradient;
    }

    /** Copies the learned parameters, in the project's order. */
    public void get(double[] parameters) {
        network.get(parameters);
    }

    /** ∂y_t/∂θ of the cell, m rows. */
    public double[] outputSensitivities() {
        return output.data;
    }

    /** (∂d̂/∂y_{t−1}) ∂y_{t−1}/∂θ, through the control gate. */
    private void pastGradient() {
        for (int l = 0; l < network.units; l++) {
            double sum = 0;
            for (int k = 0; k < network.inputs; k++) {
                sum += slopes.control[k] * network.fromOutput[CONTROL].get(k, l);
            }
            past.data[l] = sum;
        }
        CommonOps_DDRM.mult(past, output, pastRow);
    }

    private void sensitivities() {
        for (int g = 0; g < CONTROL; g++) {
            CommonOps_DDRM.mult(network.fromOutput[g], output, gate[g]);
            for (int j = 0; j < network.units; j++) {
                slopes.addInput(1, regressor, gate[g].data, j * cellParameters + (g * network.units + j) * block);
            }
            CommonOps_DDRM.multRows(slopes.own[g], gate[g]);
        }
        CommonOps_DDRM.multRows(network.gate[FORGET].data, cell);
        add(network.gate[IN], gate[Z], cell);
        add(network.gate[Z], gate[IN], cell);
        add(network.cBefore, gate[FORGET], cell);
        output.setTo(cell);
        CommonOps_DDRM.multRows(slopes.throughCell, output);
        add(network.squashed, gate[OUT], output);
    }

    /** to += diag(factors) rows. */
    private void add(DMatrixRMaj factors, DMatrixRMaj rows, DMatrixRMaj to) {
        scaled.setTo(rows);
        CommonOps_DDRM.multRows(factors.data, scaled);
        CommonOps_DDRM.addEquals(to, scaled);
    }

    private void gradient() {
        CommonOps_DDRM.multTransA(network.w, output, row);
        CommonOps_DDRM.addEquals(row, pastRow);
        Arrays.fill(gradient, 0);
        System.arraycopy(row.data, 0, gradient, 0, cellParameters);
        slopes.addControl(regressor, gradient, cellParameters);
        slopes.features(gradient, gradient.length - network.units - network.inputs);
    }
}
