package io.spindrift.bench.kernels.reference;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/**
 * The update of a covariance by one observation, given its derivative H:
 *
 * <pre>
 *     S = Hᵀ P H + R;   K = P H / S;   P ← P − K Hᵀ P
 * </pre>
 *
 * <p>with Hᵀ P = (P H)ᵀ, since P is symmetric. About 4 size² flops in two passes over P.
 */
public final class EjmlCovariance {
    private final DMatrixRMaj covariance;
    private final DMatrixRMaj observation;
    private final DMatrixRMaj product;
    private final DMatrixRMaj gain;

    /** P = 0. */
    public EjmlCovariance(int size) {
        covariance = new DMatrixRMaj(size, size);
        observation = new DMatrixRMaj(size, 1);
        product = new DMatrixRMaj(size, 1);
        gain = new DMatrixRMaj(size, 1);
    }

    /** P, to be modified. */
    public DMatrixRMaj covariance() {
        return covariance;
    }

    /** K of the last update. */
    public double[] gain() {
        return gain.data;
    }

    /** Adds to some numbers of the diagonal of P. */
    public void addToDiagonal(int from, int to, double drift) {
        for (int i = from; i < to; i++) {
            covariance.data[i * covariance.numCols + i] += drift;
        }
    }

    /**
     * The update; returns S.
     *
     * @param h H
     * @param noise R
     */
    public double update(double[] h, double noise) {
        System.arraycopy(h, 0, observation.data, 0, h.length);
        CommonOps_DDRM.mult(covariance, observation, product);
        double variance = CommonOps_DDRM.dot(observation, product) + noise;
        CommonOps_DDRM.divide(product, variance, gain);
        VectorVectorMult_DDRM.rank1Update(-1, covariance, gain, product);
        return variance;
    }
}
