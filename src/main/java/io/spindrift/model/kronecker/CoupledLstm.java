package io.spindrift.model.kronecker;

import io.spindrift.model.numeric.FloatFunctions;
import io.spindrift.model.numeric.Noise;

/**
 * An LSTM whose input gate is one minus its forget gate, with a linear row (docs/maths.md). Rows: z, f, o of each unit, then the linear
 * row.
 *
 * <pre>
 *     z = tanh a_z,  f = σ(a_f),  o = σ(a_o);   c_t = f ∘ c_{t−1} + (1 − f) ∘ z;   y_t = o ∘ c_t = φ
 *     δ_z = β ∘ o ∘ (1 − f)(1 − z²);   δ_f = β ∘ o ∘ (c_{t−1} − z) f (1 − f);   δ_o = β ∘ c_t ∘ o (1 − o)
 * </pre>
 *
 * <p>|c| is at most 1, so there is no tanh over it.
 */
final class CoupledLstm extends SmallNetwork {
    CoupledLstm(SmallNetworkSettings settings, int inputs, Noise noise, int index) {
        super(settings, inputs, noise, index);
    }

    @Override
    void activate(Activations before, Activations row) {
        int m = units();
        float[] gates = row.rows;
        FloatFunctions.tanh(gates, 0, m);
        FloatFunctions.logistic(gates, m, 3 * m);
        for (int j = 0; j < m; j++) {
            float f = gates[m + j];
            row.previousCell[j] = before.cell[j];
            row.cell[j] = f * before.cell[j] + (1 - f) * gates[j];
            row.features[j] = gates[2 * m + j] * row.cell[j];
        }
    }

    @Override
    void differentiate(Activations row, float[] beta, float[] delta) {
        int m = units();
        for (int j = 0; j < m; j++) {
            float z = row.rows[j];
            float f = row.rows[m + j];
            float o = row.rows[2 * m + j];
            delta[j] = beta[j] * o * (1 - f) * (1 - z * z);
            delta[m + j] = beta[j] * o * (row.previousCell[j] - z) * f * (1 - f);
            delta[2 * m + j] = beta[j] * row.cell[j] * o * (1 - o);
        }
        delta[3 * m] = 1;
    }
}
