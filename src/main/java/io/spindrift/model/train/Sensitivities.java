package io.spindrift.model.train;

import io.spindrift.model.cell.Cell;
import io.spindrift.model.numeric.Rows;

/**
 * The derivatives of a cell's step, for one particle: of the state by the state before, G, and by the parameters of each block, of
 * which there is but a gain and the block's input. What is carried forward by them has a row for each number of the state.
 */
final class Sensitivities {
    private final Cell cell;
    private final double[][] jacobian;
    /** The input of the block that was asked for last, and the rows that it was read from. */
    private final double[] input;

    private Rows read;

    Sensitivities(Cell cell) {
        this.cell = cell;
        jacobian = new double[cell.stateRows()][cell.stateRows()];
        input = new double[cell.parameters()];
    }

    /** To be called after the cell has been linearized. */
    void linearize(Rows gates) {
        cell.jacobian(gates, jacobian);
        read = null;
    }

    /** G. */
    double[][] jacobian() {
        return jacobian;
    }

    /** The input of a block; holds until the next call. */
    double[] input(int block) {
        Rows rows = cell.blockInput(block);
        // Most blocks have the same; where one has its own, its rows may be those of the block before, filled anew.
        if (rows != read || !cell.sharesInput(block)) {
            rows.readFirst(0, size(block), input, 0);
            read = rows;
        }
        return input;
    }

    int size(int block) {
        return cell.blockStart(block + 1) - cell.blockStart(block);
    }

    /** out = ∂s_t/∂s_{t−1} · rows, for rows of s_{t−1}. */
    void throughState(Rows rows, Rows out) {
        for (int r = 0; r < cell.stateRows(); r++) {
            out.fill(r, 0);
            // Only y_{t-1} goes through the weights; what else there is of s_{t-1} reaches little of s_t.
            for (int l = 0; l < cell.outputRow(); l++) {
                if (jacobian[r][l] != 0) {
                    out.addScaled(r, rows, l, jacobian[r][l]);
                }
            }
        }
        out.addTimes(jacobian, rows, cell.outputRow(), cell.units());
    }

    /** out += ∂s_t/∂θ: columns are the cell's parameters. */
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
