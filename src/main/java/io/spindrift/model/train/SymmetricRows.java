package io.spindrift.model.train;

import io.spindrift.model.state.StateExchange;
import java.util.Arrays;

/** Symmetric matrices, of which half is stored. */
final class SymmetricRows {
    private SymmetricRows() {}

    /** How many numbers of one are stored. */
    static long numbers(long size) {
        return size * (size + 1) / 2;
    }

    /** Saves the lower half, row by row, or restores both halves from it. */
    static void exchange(StateExchange io, String name, double[][] matrix) {
        if (io.inPlace()) {
            Particles.exchange(io, name, matrix);
            return;
        }
        for (int i = 0; i < matrix.length; i++) {
            double[] half = Arrays.copyOf(matrix[i], i + 1);
            io.numbers(name, half);
            for (int j = 0; io.restoring() && j <= i; j++) {
                matrix[i][j] = half[j];
                matrix[j][i] = half[j];
            }
        }
    }
}
