package io.spindrift.model.train;

import io.spindrift.model.numeric.Rows;
import io.spindrift.model.numeric.Symmetric;

/**
 * Inflates a symmetric covariance towards its initial value: P⁻¹ ← c P⁻¹ + (1 − c) P_0⁻¹ (S), as
 * {@link RecursiveLeastSquares#discount} does.
 */
final class CovarianceInflation {
    private CovarianceInflation() {}

    /**
     * @param covariance P, modified
     * @param startVariances the diagonal of P_0
     * @param share c
     */
    static void of(Symmetric covariance, double[] startVariances, double share) {
        if (share == 1) {
            return;
        }
        covariance.divide(share);
        int size = covariance.size();
        Rows column = covariance.vectors(1);
        for (int k = 0; k < size; k++) {
            covariance.applyPending();
            double scale = 1 / Math.sqrt(covariance.get(k, k) + PowerPrior.noise(startVariances[k], share));
            for (int i = 0; i < size; i++) {
                column.set(0, i, covariance.get(i, k) * scale);
            }
            covariance.subtractSquare(column, 0, GaussianBlock.MIN_VARIANCE);
        }
        covariance.applyPending();
    }
}
