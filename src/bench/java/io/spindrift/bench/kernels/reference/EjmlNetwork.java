package io.spindrift.bench.kernels.reference;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * One LSTM with the general architecture (docs/maths.md, equations 3 to 8 and 11), in matrices of its own: for each gate W (m by
 * p), R (m by m) and b, for the control gate W (p by p), R (p by m) and b, and w and v. Nothing is allocated by a step.
 *
 * <p>Parameters have one order, the project's: gate by gate z, i, f, o, then the control gate, row by row [W, R, b]; then w, v.
 */
final class EjmlNetwork {
    static final int Z = 0;
    static final int IN = 1;
    static final int FORGET = 2;
    static final int OUT = 3;
    static final int CONTROL = 4;

    final int units;
    final int inputs;

    /** By gate, the control gate last. */
    final DMatrixRMaj[] fromInput = new DMatrixRMaj[CONTROL + 1];

    final DMatrixRMaj[] fromOutput = new DMatrixRMaj[CONTROL + 1];
    final DMatrixRMaj[] bias = new DMatrixRMaj[CONTROL + 1];
    /** The activations of the gates in the last step. */
    final DMatrixRMaj[] gate = new DMatrixRMaj[CONTROL + 1];

    final DMatrixRMaj w;
    final DMatrixRMaj v;

    DMatrixRMaj c;
    DMatrixRMaj y;
    /** c and y from before the last step. */
    DMatrixRMaj cBefore;

    DMatrixRMaj yBefore;
    /** tanh(c). */
    final DMatrixRMaj squashed;
    /** tanh(x). */
    final DMatrixRMaj direct;

    EjmlNetwork(int units, int inputs) {
        this.units = units;
        this.inputs = inputs;
        for (int g = 0; g <= CONTROL; g++) {
            int rows = g == CONTROL ? inputs : units;
            fromInput[g] = new DMatrixRMaj(rows, inputs);
            fromOutput[g] = new DMatrixRMaj(rows, units);
            bias[g] = new DMatrixRMaj(rows, 1);
            gate[g] = new DMatrixRMaj(rows, 1);
        }
        w = new DMatrixRMaj(units, 1);
        v = new DMatrixRMaj(inputs, 1);
        c = new DMatrixRMaj(units, 1);
        y = new DMatrixRMaj(units, 1);
        cBefore = new DMatrixRMaj(units, 1);
        yBefore = new DMatrixRMaj(units, 1);
        squashed = new DMatrixRMaj(units, 1);
        direct = new DMatrixRMaj(inputs, 1);
    }

    /** n. */
    int parameters() {
        return (CONTROL * units + inputs) * (inputs + units + 1) + units + inputs;
    }

    /** c, y ← φ(c, y, x). */
    void advance(DMatrixRMaj x) {
        DMatrixRMaj swapped = cBefore;
        cBefore = c;
        c = swapped;
        swapped = yBefore;
        yBefore = y;
        y = swapped;
        for (int g = 0; g < CONTROL; g++) {
            affine(g, x);
        }
        tanh(gate[Z], gate[Z]);
        logistic(gate[IN]);
        logistic(gate[FORGET]);
        logistic(gate[OUT]);
        CommonOps_DDRM.elementMult(gate[FORGET], cBefore, c);
        CommonOps_DDRM.elementMult(gate[IN], gate[Z], y);
        CommonOps_DDRM.addEquals(c, y);
        tanh(c, squashed);
        CommonOps_DDRM.elementMult(gate[OUT], squashed, y);
    }

    /** d̂ of the step just made, at parameters and state as they now are. */
    double forecast(DMatrixRMaj x) {
        affine(CONTROL, x);
        logistic(gate[CONTROL]);
        tanh(x, direct);
        double sum = CommonOps_DDRM.dot(w, y);
        for (int k = 0; k < inputs; k++) {
            sum += v.data[k] * gate[CONTROL].data[k] * direct.data[k];
        }
        return sum;
    }

    /** Adds scale · N(0, 1) to each parameter and state. */
    void disturb(Normals normals, double scale) {
        disturb(c, normals, scale);
        disturb(y, normals, scale);
        for (int g = 0; g <= CONTROL; g++) {
            disturb(fromInput[g], normals, scale);
            disturb(fromOutput[g], normals, scale);
            disturb(bias[g], normals, scale);
        }
        disturb(w, normals, scale);
        disturb(v, normals, scale);
    }

    /** Becomes another, in parameters and state. */
    void set(EjmlNetwork other) {
        c.setTo(other.c);
        y.setTo(other.y);
        for (int g = 0; g <= CONTROL; g++) {
            fromInput[g].setTo(other.fromInput[g]);
            fromOutput[g].setTo(other.fromOutput[g]);
            bias[g].setTo(other.bias[g]);
        }
        w.setTo(other.w);
        v.setTo(other.v);
    }

    /** Takes all parameters from theta. */
    void set(double[] theta) {
        visit(theta, true);
    }

    /** Writes all parameters to theta. */
    void get(double[] theta) {
        visit(theta, false);
    }

    private void visit(double[] theta, boolean in) {
        int at = 0;
        for (int g = 0; g <= CONTROL; g++) {
            for (int row = 0; row < bias[g].numRows; row++) {
                at = visit(theta, at, fromInput[g], row * inputs, inputs, in);
                at = visit(theta, at, fromOutput[g], row * units, units, in);
                at = visit(theta, at, bias[g], row, 1, in);
            }
        }
        at = visit(theta, at, w, 0, units, in);
        visit(theta, at, v, 0, inputs, in);
    }

    private static int visit(double[] theta, int at, DMatrixRMaj matrix, int from, int count, boolean in) {
        if (in) {
            System.arraycopy(theta, at, matrix.data, from, count);
        } else {
            System.arraycopy(matrix.data, from, theta, at, count);
        }
        return at + count;
    }

    private void affine(int g, DMatrixRMaj x) {
        CommonOps_DDRM.mult(fromInput[g], x, gate[g]);
        CommonOps_DDRM.multAdd(fromOutput[g], yBefore, gate[g]);
        CommonOps_DDRM.addEquals(gate[g], bias[g]);
    }

    private static void disturb(DMatrixRMaj matrix, Normals normals, double scale) {
        double[] data = matrix.data;
        for (int i = 0; i < data.length; i++) {
            data[i] += scale * normals.normal();
        }
    }

    private static void tanh(DMatrixRMaj from, DMatrixRMaj to) {
        for (int i = 0; i < from.data.length; i++) {
            to.data[i] = Math.tanh(from.data[i]);
        }
    }

    private static void logistic(DMatrixRMaj a) {
        for (int i = 0; i < a.data.length; i++) {
            a.data[i] = 1 / (1 + Math.exp(-a.data[i]));
        }
    }
}
