package io.spindrift.model.kronecker;

import io.spindrift.model.numeric.FloatFunctions;
import io.spindrift.model.numeric.Noise;

/**
 * Gated units without memory, with a linear row (docs/maths.md). Rows: z and o of each unit, then the linear row.
 *
 * <pre>
 *     z = tanh a_z,  o = σ(a_o),  φ = z ∘ o;   δ_z = β ∘ o (1 − z²);   δ_o = β ∘ z o (1 − o)
 * </pre>
 *
 * <p>(Gated linear units: Y. Dauphin, A. Fan, M. Auli, D. Grangier, ICML 2017.)
 */
final class GluNetwork extends SmallNetwork {
    GluNetwork(SmallNetworkSettings settings, int inputs, Noise noise, int index) {
        super(settings, inputs, noise, index);
    }

    @Override
    void activate(Activations before, Activations row) {
        int m = units();
        FloatFunctions.tanh(row.rows, 0, m);
        FloatFunctions.logistic(row.rows, m, 2 * m);
        for (int j = 0; j < m; j++) {
            row.features[j] = row.rows[j] * row.rows[m + j];
        }
    }

    @Override
    void differentiate(Activations row, float[] beta, float[] delta) {
        int m = units();
        for (int j = 0; j < m; j++) {
            float z = row.rows[j];
            float o = row.rows[m + j];
            delta[j] = beta[j] * o * (1 - z * z);
            delta[m + j] = beta[j] * z * o * (1 - o);
        }
        delta[2 * m] = 1;
    }
}
