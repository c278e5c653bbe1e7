package io.spindrift.model.train;

import io.spindrift.model.numeric.Rows;
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

    /**
     * P⁻¹ ← c P⁻¹ + (1 − c) P_0⁻¹ for the rows and columns from a first one on ({@link RecursiveLeastSquares#discount}).
     *
     * @param covariance P, modified; those before are not correlated with them
     * @param from the first of them
     * @param startVariances the diagonal of P_0, of those alone
     * @param share c
     */
    static void discount(double[][] covariance, int from, double[] startVariances, double share) {
        if (share == 1) {
            return;
        }
        for (int a = from; a < covariance.length; a++) {
            for (int b = from; b < covariance.length; b++) {
                covariance[a][b] /= share;
            }
        }
        for (int k = from; k < covariance.length; k++) {
            double[] along = covariance[k].clone();
            double scale = 1 / Math.sqrt(along[k] + Transfer.noise(startVariances[k - from], share));
            for (int a = from; a < covariance.length; a++) {
                along[a] *= scale;
            }
            for (int a = from; a < covariance.length; a++) {
                Rows.addScaled(along, -along[a], covariance[a]);
                covariance[a][a] = Math.max(covariance[a][a], GaussianBlock.VARIANCE_LEAST);
            }
        }
    }
}
