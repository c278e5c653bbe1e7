package io.spindrift.model.train;

import io.spindrift.model.cell.Cell;
import io.spindrift.model.numeric.Rows;
import java.util.Arrays;

/**
 * The derivative of a cell's step, F, applied from the left to a matrix whose rows are those of the state and of the cell's
 * parameters: of a joint covariance (EKF), or of the identity beside the sensitivities (RTRL).
 */
final class Sensitivities {
    private final Cell cell;
    private final double[][] jacobian;
    private final double[] along;

    Sensitivities(Cell cell, int columns) {
        this.cell = cell;
        jacobian = Rows.zeros(cell.stateRows(), cell.stateRows());
        along = new double[columns];
    }

    /** To be called after the cell has been linearised. */
    void linearise(double[][] gates) {
        cell.jacobian(gates, jacobian);
    }

    /** out = ∂s_t/∂s_{t−1} · rows, for rows of s_{t−1}. */
    void throughState(double[][] rows, double[][] out) {
        int states = cell.stateRows();
        for (int r = 0; r < states; r++) {
            Arrays.fill(out[r], 0);
            // Only y_{t-1} goes through the weights; what else there is of s_{t-1} reaches little of s_t.
            for (int l = 0; l < cell.outputRow(); l++) {
                if (jacobian[r][l] != 0) {
                    Rows.addScaled(rows[l], jacobian[r][l], out[r]);
                }
            }
            Rows.addScaled(rows, cell.outputRow(), jacobian[r], cell.outputRow(), cell.units(), out[r]);
        }
    }

    /** out += ∂s_t/∂θ · I: the explicit part of the sensitivities, columns are the cell's parameters. */
    void addExplicit(double[][] out) {
        for (int b = 0; b < cell.blocks(); b++) {
            double[][] input = cell.blockInput(b);
            int start = cell.blockStart(b);
            int size = cell.blockStart(b + 1) - start;
            for (int e : cell.edgesOf(b)) {
                double gain = cell.gain(e)[0];
                double[] row = out[cell.reached(e)];
                for (int k = 0; k < size; k++) {
                    row[start + k] += gain * input[k][0];
                }
            }
        }
    }

    /**
     * out += ∂s_t/∂θ · rows, for rows of θ.
     *
     * @param firstRow the row of the first parameter
     */
    void addThroughParameters(double[][] rows, int firstRow, double[][] out) {
        for (int b = 0; b < cell.blocks(); b++) {
            double[][] input = cell.blockInput(b);
            int start = firstRow + cell.blockStart(b);
            int size = firstRow + cell.blockStart(b + 1) - start;
            Arrays.fill(along, 0);
            for (int k = 0; k < size; k++) {
                Rows.addScaled(rows[start + k], input[k][0], along);
            }
            for (int e : cell.edgesOf(b)) {
                Rows.addScaled(along, cell.gain(e)[0], out[cell.reached(e)]);
            }
        }
    }

    /**
     * out = top Fᵀ, where top has a column for each state and, behind these, each parameter.
     *
     * @param out modified: states by states
     */
    void timesTransposed(double[][] top, double[][] out) {
        int states = cell.stateRows();
        for (int r = 0; r < states; r++) {
            for (int s = 0; s < states; s++) {
                double sum = 0;
                for (int l = 0; l < states; l++) {
                    sum += jacobian[s][l] * top[r][l];
                }
                out[r][s] = sum;
            }
        }
        for (int b = 0; b < cell.blocks(); b++) {
            double[][] input = cell.blockInput(b);
            int start = states + cell.blockStart(b);
            int size = states + cell.blockStart(b + 1) - start;
            for (int r = 0; r < states; r++) {
                double dot = 0;
                for (int k = 0; k < size; k++) {
                    dot += input[k][0] * top[r][start + k];
                }
                for (int e : cell.edgesOf(b)) {
                    out[r][cell.reached(e)] += cell.gain(e)[0] * dot;
                }
            }
        }
    }
}
