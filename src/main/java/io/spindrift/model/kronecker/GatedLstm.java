package io.spindrift.model.kronecker;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.FloatFunctions;
import io.spindrift.model.numeric.Noise;

/**
 * An LSTM with all gates and a bias in its read-out (docs/maths.md, (3) to (8) and (10)). Rows: z, i, f, o of each unit.
 *
 * <pre>
 *     c_t = i ∘ z + f ∘ c_{t−1},   h = tanh c_t,   y_t = o ∘ h,   φ = [y_t; 1];   ε = β ∘ o (1 − h²)
 *     δ_z = ε ∘ i (1 − z²);   δ_i = ε ∘ z i (1 − i);   δ_f = ε ∘ c_{t−1} f (1 − f);   δ_o = β ∘ h o (1 − o)
 * </pre>
 */
final class GatedLstm extends SmallNetwork {
    /** |c| is at most this: tanh(c) is ±1 to the last bit long before. */
    private static final float STATE_BOUND = 100;

    private final float[] squashed;

    GatedLstm(SmallNetworkSettings settings, int inputs, Noise noise, int index) {
        super(settings, inputs, noise, index);
        squashed = new float[settings.units()];
    }

    @Override
    void activate(Activations before, Activations row) {
        int m = units();
        float[] gates = row.rows;
        FloatFunctions.tanh(gates, 0, m);
        FloatFunctions.logistic(gates, m, 4 * m);
        for (int j = 0; j < m; j++) {
            row.previousCell[j] = before.cell[j];
            float c = gates[m + j] * gates[j] + gates[2 * m + j] * before.cell[j];
            row.cell[j] = (float) Clamp.symmetric(c, STATE_BOUND);
        }
        squash(row);
        for (int j = 0; j < m; j++) {
            row.features[j] = gates[3 * m + j] * squashed[j];
        }
        row.features[m] = 1;
    }

    @Override
    void differentiate(Activations row, float[] beta, float[] delta) {
        int m = units();
        squash(row);
        for (int j = 0; j < m; j++) {
            float z = row.rows[j];
            float i = row.rows[m + j];
            float f = row.rows[2 * m + j];
            float o = row.rows[3 * m + j];
            float h = squashed[j];
            float through = beta[j] * o * (1 - h * h);
            delta[j] = through * i * (1 - z * z);
            delta[m + j] = through * z * i * (1 - i);
            delta[2 * m + j] = through * row.previousCell[j] * f * (1 - f);
            delta[3 * m + j] = beta[j] * h * o * (1 - o);
        }
    }

    /** Computes tanh c_t. */
    private void squash(Activations row) {
        System.arraycopy(row.cell, 0, squashed, 0, squashed.length);
        FloatFunctions.tanh(squashed, 0, squashed.length);
    }
}
