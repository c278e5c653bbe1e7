package io.spindrift.model.train;

import io.spindrift.model.cell.Cell;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.numeric.Symmetric;
import io.spindrift.model.readout.Network;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * The covariance of state and parameters of the extended Kalman filter, [P_ss P_sθ; P_θs P_θθ] (docs/maths.md). Let u_b be
 * the input of block b, which for β is the features. One pass over P_θθ gives T_b = P_θθ[:, b] u_b for all blocks (M). Since
 * ∂s_r/∂θ_b = gain_{r,b} u_bᵀ and H_b = δ_b u_bᵀ, everything else follows from these:
 *
 * <pre>
 *     P_sθ ← J P_θθ + G P_sθ,  (J P_θθ)_r = Σ_b gain_{r,b} T_bᵀ;   P_ss ← P_sθ Jᵀ + (J P_θs + G P_ss) Gᵀ + Q
 *     P_θθ H_θ = Σ_b δ_b T_b
 * </pre>
 *
 * <p>The square g gᵀ that a label subtracts from P_θθ is subtracted in the pass of the next step.
 */
final class JointCovariance {
    private final Network network;
    private final Cell cell;
    private final int states;
    private final Sensitivities derivative;

    private final Symmetric parameters;
    /** P_sθ: one row for each number of the state. */
    private Rows cross;

    private Rows crossBefore;
    private final double[][] state;

    /** The first parameter of each block, then that of β, then the number of parameters. */
    private final int[] starts;

    /** u of all blocks. */
    private final double[] input;
    /** T. */
    private final Rows products;
    /** First row: P H of the parameters. Second row: H of the parameters. */
    private final Rows gain;

    private final double[] slope;
    private final double[] stateGain;
    /** (J P_θs + G P_ss)ᵀ. */
    private final double[][] through;

    private final double roundingShare;

    JointCovariance(Network network, Precision precision, double stateInitVariance, double parameterInitVariance) {
        this.network = network;
        cell = network.cell();
        states = network.stateRows();
        derivative = new Sensitivities(cell);
        int size = network.parameters();
        double[] variances = new double[size];
        Arrays.fill(variances, parameterInitVariance);
        parameters = Symmetric.diagonal(precision, variances);
        cross = Rows.zeros(precision, states, size);
        crossBefore = cross.another();
        state = new double[states][states];
        for (int r = 0; r < states; r++) {
            state[r][r] = stateInitVariance;
        }
        starts = new int[network.blocks() + 2];
        for (int b = 0; b <= network.blocks(); b++) {
            starts[b] = network.blockStart(b);
        }
        starts[network.blocks() + 1] = size;
        input = new double[size];
        products = Rows.zeros(precision, network.blocks() + 1, size);
        gain = Rows.zeros(precision, 2, size);
        slope = new double[size];
        stateGain = new double[states];
        through = new double[states][states];
        roundingShare = GaussianBlock.roundingShare(precision);
    }

    /** Predicts the covariance: P ← F P Fᵀ + Q. The network must have been linearized. */
    void propagate(Rows gates, double stateProcessNoise, double parameterProcessNoise) {
        derivative.linearize(gates);
        for (int b = 0; b < network.blocks(); b++) {
            network.blockInput(b).readFirst(0, starts[b + 1] - starts[b], input, starts[b]);
        }
        network.features().readFirst(0, network.linearParameters(), input, starts[network.blocks()]);
        parameters.times(starts, input, products);
        propagateState();
        propagateCross();
        addCrossThroughParameters(state);
        for (int r = 0; r < states; r++) {
            for (int s = 0; s < r; s++) {
                double symmetric = 0.5 * (state[r][s] + state[s][r]);
                state[r][s] = symmetric;
                state[s][r] = symmetric;
            }
            state[r][r] += stateProcessNoise;
        }
        for (int r = 0; r < states; r++) {
            boundState(r);
        }
        parameters.addToDiagonal(parameterProcessNoise, Ekf.MAX_PARAMETER_VARIANCE);
    }

    /** P_ss ← (J P_θs + G P_ss) Gᵀ. */
    private void propagateState() {
        double[][] g = derivative.jacobian();
        for (int r = 0; r < states; r++) {
            for (int s = 0; s < states; s++) {
                double sum = 0;
                for (int l = 0; l < states; l++) {
                    sum += g[r][l] * state[l][s];
                }
                through[s][r] = sum;
            }
        }
        addCrossThroughParameters(through);
        for (int r = 0; r < states; r++) {
            for (int s = 0; s < states; s++) {
                double sum = 0;
                for (int l = 0; l < states; l++) {
                    sum += g[s][l] * through[l][r];
                }
                state[r][s] = sum;
            }
        }
    }

    /** P_sθ ← J P_θθ + G P_sθ. */
    private void propagateCross() {
        derivative.throughState(cross, crossBefore);
        Rows propagated = crossBefore;
        crossBefore = cross;
        cross = propagated;
        for (int e = 0; e < cell.edges(); e++) {
            cross.addScaled(cell.reached(e), products, cell.by(e), cell.gains().get(e, 0));
        }
    }

    /** out += P_sθ Jᵀ. */
    private void addCrossThroughParameters(double[][] out) {
        for (int b = 0; b < cell.blocks(); b++) {
            for (int r = 0; r < states; r++) {
                double dot = cross.dotPart(r, starts[b], input, starts[b], starts[b + 1] - starts[b]);
                for (int e : cell.edgesOf(b)) {
                    out[r][cell.reached(e)] += cell.gains().get(e, 0) * dot;
                }
            }
        }
    }

    /** Scales the row and the column of a state whose variance is above the maximum. This keeps P positive definite. */
    private void boundState(int r) {
        if (state[r][r] > Ekf.MAX_STATE_VARIANCE) {
            double scale = Math.sqrt(Ekf.MAX_STATE_VARIANCE / state[r][r]);
            for (int s = 0; s < states; s++) {
                state[r][s] *= scale;
                state[s][r] *= scale;
            }
            cross.scale(r, scale);
        }
    }

    /**
     * Computes P H. Returns Hᵀ P H plus a small share of Σ H² P against rounding errors.
     *
     * @param drift by which the diagonal of P has grown since it was multiplied
     */
    double observe(double drift) {
        observation();
        gain.write(1, slope);
        gain.fill(0, 0);
        gain.addScaled(0, gain, 1, drift);
        for (int b = cell.blocks(); b < network.blocks(); b++) {
            gain.addScaled(0, products, b, network.delta().get(b, 0));
        }
        gain.addScaled(0, products, network.blocks(), 1);
        double sum = 0;
        for (int r = 0; r < states; r++) {
            double h = network.slope().get(r, 0);
            gain.addScaled(0, cross, r, h);
            stateGain[r] = cross.dot(r, gain, 1);
            for (int s = 0; s < states; s++) {
                stateGain[r] += state[r][s] * network.slope().get(s, 0);
            }
            sum += h * (stateGain[r] + roundingShare * h * state[r][r]);
        }
        sum += gain.dot(0, gain, 1);
        for (int i = starts[cell.blocks()]; i < slope.length; i++) {
            sum += roundingShare * slope[i] * slope[i] * parameters.get(i, i);
        }
        return Math.max(sum, 0);
    }

    /** Computes H of the parameters. It is 0 for those of the cell. */
    private void observation() {
        Arrays.fill(slope, 0, starts[cell.blocks()], 0);
        network.controlGradient(slope, 0);
        System.arraycopy(input, starts[network.blocks()], slope, starts[network.blocks()], network.linearParameters());
    }

    /** Returns rows of which the first is P H of the parameters. */
    Rows parameterGain() {
        return gain;
    }

    /** Returns P H of a number of the state. */
    double stateGain(int r) {
        return stateGain[r];
    }

    /** Corrects the covariance: P ← P − P H Hᵀ P / S. */
    void shrink(double variance) {
        double scale = 1 / Math.sqrt(variance);
        gain.scale(0, scale);
        for (int r = 0; r < states; r++) {
            stateGain[r] *= scale;
        }
        parameters.subtractSquare(gain, 0, GaussianBlock.MIN_VARIANCE);
        for (int r = 0; r < states; r++) {
            cross.addScaled(r, gain, 0, -stateGain[r]);
            for (int s = 0; s < states; s++) {
                state[r][s] -= stateGain[r] * stateGain[s];
            }
            state[r][r] = Math.max(state[r][r], GaussianBlock.MIN_VARIANCE);
        }
    }

    void transfer(double stateInitVariance, double parameterInitVariance, double share) {
        cross.fill(0);
        for (int r = 0; r < states; r++) {
            Arrays.fill(state[r], 0);
            state[r][r] = stateInitVariance;
        }
        double[] variances = new double[parameters.size()];
        Arrays.fill(variances, parameterInitVariance);
        CovarianceInflation.of(parameters, variances, share);
    }

    void visit(FieldVisitor fields) {
        for (double[] row : state) {
            fields.float64s("ekf.state", row);
        }
        cross.visit(fields, "ekf.cross");
        parameters.visit(fields, "ekf.parameters");
    }
}
