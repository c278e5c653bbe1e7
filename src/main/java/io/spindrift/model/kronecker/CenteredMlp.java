package io.spindrift.model.kronecker;

import io.spindrift.model.numeric.FloatFunctions;
import io.spindrift.model.numeric.FloatVectors;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * One hidden layer without memory, whose read-out also sees x and a bias (docs/maths.md). Rows: z of each unit. δ̄ is the running mean of
 * the slopes.
 *
 * <pre>
 *     h = tanh a_z,  φ = [h; x; 1];   δ = β_h ∘ (1 − h²)
 *     δ ← δ − δ̄;   δ̄ ← δ̄ + max(1/t, .01) δ                                  (AD)
 *     s = g δ̄ᵀ a;   β_x ← β_x − s b_x,   β_1 ← β_1 − s b_1                    (AE)
 * </pre>
 *
 * <p>The mean slope acts on the forecast as a linear function of x, which the read-out has already. So the layer learns from the
 * difference (AD), and the linear part of its step is taken back from the read-out (AE).
 */
final class CenteredMlp extends SmallNetwork {
    private static final double MIN_RATE = 0.01;

    private final float[] meanDelta;
    private long labels;

    CenteredMlp(SmallNetworkSettings settings, int inputs, Noise noise, int index) {
        super(settings, inputs, noise, index);
        meanDelta = new float[settings.units()];
    }

    @Override
    void activate(Activations before, Activations row) {
        int m = units();
        FloatFunctions.tanh(row.rows, 0, m);
        System.arraycopy(row.rows, 0, row.features, 0, m);
        System.arraycopy(row.inputs, 1, row.features, m, inputs());
        row.features[m + inputs()] = 1;
    }

    @Override
    void differentiate(Activations row, float[] beta, float[] delta) {
        for (int j = 0; j < delta.length; j++) {
            float h = row.rows[j];
            delta[j] = beta[j] * (1 - h * h) - meanDelta[j];
        }
        labels++;
        FloatVectors.addScaled(delta, (float) RunningMoments.rate(labels, MIN_RATE), meanDelta, meanDelta.length);
    }

    @Override
    void moved(double factor, KroneckerCovariance gains, GaussianReadout readout) {
        double slope = factor * FloatVectors.dot(meanDelta, gains.rowGain(), meanDelta.length);
        float[] b = gains.inputGain();
        for (int c = 1; c < b.length; c++) {
            readout.add(units() + c - 1, -slope * b[c]);
        }
        readout.add(units() + inputs(), -slope * b[0]);
    }

    @Override
    public void visit(FieldVisitor fields) {
        super.visit(fields);
        fields.float64s("network.meanDelta", meanDelta);
        labels = fields.int64("network.labels", labels);
    }
}
