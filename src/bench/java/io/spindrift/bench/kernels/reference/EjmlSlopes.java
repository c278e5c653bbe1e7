package io.spindrift.bench.kernels.reference;

import static io.spindrift.bench.kernels.reference.EjmlNetwork.CONTROL;
import static io.spindrift.bench.kernels.reference.EjmlNetwork.FORGET;
import static io.spindrift.bench.kernels.reference.EjmlNetwork.IN;
import static io.spindrift.bench.kernels.reference.EjmlNetwork.OUT;
import static io.spindrift.bench.kernels.reference.EjmlNetwork.Z;

import org.ejml.data.DMatrixRMaj;

/**
 * The derivatives of a network's last step with respect to its pre-activations, and of its forecast with respect to the
 * state.
 */
final class EjmlSlopes {
    private final EjmlNetwork network;

    /** By gate: ∂g/∂a, m numbers. */
    final double[][] own;
    /** By gate: ∂c/∂a, 0 for the output gate. */
    final double[][] onCell;
    /** By gate: ∂y/∂a. */
    final double[][] onOutput;
    /** ∂y/∂c. */
    final double[] throughCell;
    /** ∂d̂/∂a of the control gate, p numbers. */
    final double[] control;

    EjmlSlopes(EjmlNetwork network) {
        this.network = network;
        own = new double[CONTROL][network.units];
        onCell = new double[CONTROL][network.units];
        onOutput = new double[CONTROL][network.units];
        throughCell = new double[network.units];
        control = new double[network.inputs];
    }

    /** Takes them at the step just made and the forecast just made. */
    void take() {
        for (int j = 0; j < network.units; j++) {
            double z = network.gate[Z].data[j];
            double in = network.gate[IN].data[j];
            double forget = network.gate[FORGET].data[j];
            double out = network.gate[OUT].data[j];
            double squashed = network.squashed.data[j];
            own[Z][j] = 1 - z * z;
            own[IN][j] = in * (1 - in);
            own[FORGET][j] = forget * (1 - forget);
            own[OUT][j] = out * (1 - out);
            onCell[Z][j] = in * own[Z][j];
            onCell[IN][j] = z * own[IN][j];
            onCell[FORGET][j] = network.cBefore.data[j] * own[FORGET][j];
            throughCell[j] = out * (1 - squashed * squashed);
            for (int g = 0; g < OUT; g++) {
                onOutput[g][j] = throughCell[j] * onCell[g][j];
            }
            onOutput[OUT][j] = squashed * own[OUT][j];
        }
        for (int k = 0; k < control.length; k++) {
            double alpha = network.gate[CONTROL].data[k];
            control[k] = network.v.data[k] * network.direct.data[k] * alpha * (1 - alpha);
        }
    }

    /** Adds factor · [x; y_{t−1}; 1] to the numbers from a place on: a derivative by one row of a gate's parameters. */
    void addInput(double factor, DMatrixRMaj x, double[] to, int at) {
        int p = network.inputs;
        int m = network.units;
        for (int k = 0; k < p; k++) {
            to[at + k] += factor * x.data[k];
        }
        for (int l = 0; l < m; l++) {
            to[at + p + l] += factor * network.yBefore.data[l];
        }
        to[at + p + m] += factor;
    }

    /** The features, ∂d̂/∂[w; v], m + p numbers. */
    void features(double[] to, int at) {
        System.arraycopy(network.y.data, 0, to, at, network.units);
        for (int k = 0; k < network.inputs; k++) {
            to[at + network.units + k] = network.gate[CONTROL].data[k] * network.direct.data[k];
        }
    }

    /** ∂d̂/∂θ of the control gate, p (p + m + 1) numbers. */
    void addControl(DMatrixRMaj x, double[] to, int at) {
        for (int k = 0; k < control.length; k++) {
            addInput(control[k], x, to, at + k * (network.inputs + network.units + 1));
        }
    }
}
