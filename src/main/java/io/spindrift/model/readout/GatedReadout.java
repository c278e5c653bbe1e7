package io.spindrift.model.readout;

import io.spindrift.model.numeric.Functions;
import io.spindrift.model.numeric.Rows;
import java.util.Arrays;

/**
 * The general regression architecture, for many particles at once (Ergen and Kozat 2018, equation 11; docs/maths.md):
 *
 * <pre>
 *     d̂_t = w_tᵀ y_t + v_tᵀ (α_t ∘ tanh(x_t))      (11), with y_t = o_t ∘ tanh(c_t)
 *     α_t = σ(W^α x_t + R^α y_{t-1} + b^α)          the control gate, in R^p
 * </pre>
 *
 * <p>with w in R^m and v in R^p. The parameters are p blocks of p + m + 1 rows for the control gate, then w, then v.
 */
public final class GatedReadout {
    private final int inputs;
    private final int units;

    /**
     * @param inputs p, the length of the regressor
     * @param units m, the length of y
     */
    public GatedReadout(int inputs, int units) {
        this.inputs = inputs;
        this.units = units;
    }

    /** p (p + m + 1) + m + p. */
    public int parameters() {
        return inputs * blockSize() + units + inputs;
    }

    /**
     * The forecasts of all particles; about 2 p (p + m) operations a particle.
     *
     * @param theta parameters of the whole network
     * @param first the row of {@code theta} in which those of the read-out begin
     * @param x regressor, length p
     * @param before rows in which y_{t-1} stands, from {@code firstY} on
     * @param now rows in which y_t stands, from {@code firstY} on
     * @param gate modified: one row of scratch
     * @param forecasts modified: d̂ of each particle
     */
    public void forecast(
            double[][] theta,
            int first,
            double[] x,
            double[][] before,
            double[][] now,
            int firstY,
            double[] gate,
            double[] forecasts) {
        int firstW = first + inputs * blockSize();
        int firstV = firstW + units;
        Arrays.fill(forecasts, 0);
        for (int j = 0; j < units; j++) {
            Rows.addProduct(theta[firstW + j], now[firstY + j], forecasts);
        }
        for (int k = 0; k < inputs; k++) {
            Rows.affine(theta, first + k * blockSize(), x, before, firstY, units, gate);
            Rows.logistic(gate);
            double direct = Functions.tanh(x[k]);
            for (int i = 0; i < gate.length; i++) {
                gate[i] *= direct;
            }
            Rows.addProduct(theta[firstV + k], gate, forecasts);
        }
    }

    private int blockSize() {
        return inputs + units + 1;
    }
}
