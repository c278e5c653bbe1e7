package io.spindrift.model.train;

import io.spindrift.model.cell.Cell;
import io.spindrift.model.numeric.Rows;

/**
 * The derivatives of a cell's step, for one particle: G, of the state with respect to the state before, and those with
 * respect to the parameters of each block, which are products of a gain and the block's input. Derivatives that are
 * carried forward have one row for each number of the state.
 */
final class Sensitivities {
    private final Cell cell;
    private final double[][] jacobian;
    /** The input of the last block, and the rows that it was read from. */
    private final double[] input;

    private Rows read;

    Sensitivities(Cell cell) {
        this.cell = cell;
        jacobian = new double[cell.stateRows()][cell.stateRows()];
        input = new double[cell.parameters()];
    }

    /** Updates the derivatives. The cell must have been linearized. */
    void linearize(Rows gates) {
        cell.jacobian(gates, jacobian);
        read = null;
    }

    /** Returns G. */
    double[][] jacobian() {
        return jacobian;
    }

    /** Returns the input of a block, valid until the next call. */
    double[] input(int block) {
        Rows rows = cell.blockInput(block);
        // Most blocks have the same input. A block with an input of its own may use the same rows with other content.
        if (rows != read || !cell.sharesInput(block)) {
            rows.readFirst(0, size(block), input, 0);
            read = rows;
        }
        return input;
    }

    int size(int block) {
        return cell.blockStart(block + 1) - cell.blockStart(block);
    }

    /** Computes out = ∂s_t/∂s_{t−1} · rows, for rows of s_{t−1}. */
    void throughState(Rows rows, Rows out) {
        for (int r = 0; r < cell.stateRows(); r++) {
            out.fill(r, 0);
            // Only y_{t−1} goes through the weights. The other entries of s_{t−1} reach few entries of s_t.
            for (int l = 0; l < cell.outputRow(); l++) {
                if (jacobian[r][l] != 0) {
                    out.addScaled(r, rows, l, jacobian[r][l]);
                }
            }
        }
        out.addTimes(jacobian, rows, cell.outputRow(), cell.units());
    }

    /** Computes out += ∂s_t/∂θ. The columns are the cell's parameters. */
    void addExplicit(Rows out) {
        for (int b = 0; b < cell.blocks(); b++) {
            double[] inputs = input(b);
            for (int e : cell.edgesOf(b)) {
                out.addScaledPart(
                        cell.reached(e),
                        cell.blockStart(b),
                        inputs,
                        size(b),
                        cell.gains().get(e, 0));
            }
        }
    }
}
