package io.spindrift.model.distribution;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.state.FieldVisitor;

/**
 * A regression of the logarithm of a horizon's scale on the features x of (BH), which moves by score-driven steps. With A the scale as
 * issued and z = min(|e|/A, 6) − 1:
 *
 * <pre>
 *     ln(A/e_slow) = clamp(wᵀ x, ±3);   S = h + xᵀ P x;   w ← clamp(w + P x z/S, ±1);   P ← P − P x xᵀ P/S     (BI)
 * </pre>
 *
 * <p>z is the score of the Laplace likelihood of e at scale A: its mean is 0 and its variance 1 where A is the mean of |e|. So each label is a
 * step of a Kalman filter in the natural gradient (D. Creal, S. J. Koopman, A. Lucas, Journal of Applied Econometrics 28(5):777-795, 2013;
 * Y. Ollivier, Electronic Journal of Statistics 12(2):2930-2961, 2018). S has h in place of 1, because h − 1 of the errors before overlap.
 */
final class ScaleRegression {
    private static final double FAST_START = 0.3;
    private static final double MID_START = 0.4;
    private static final double MAX_LOG_RATIO = 3;
    private static final double MAX_SIZE = 6;
    private static final double MAX_WEIGHT = 1;

    private final float[] weights = new float[ScaleFeatures.COUNT];

    ScaleRegression(int horizon) {
        weights[ScaleFeatures.FAST] = (float) (FAST_START / RunningSizes.slowdown(horizon));
        weights[ScaleFeatures.MID] = (float) MID_START;
    }

    /** Returns ln(A/e_slow). */
    double logRatio(float[] x) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (double) x[i];
        }
        return Clamp.symmetric(sum, MAX_LOG_RATIO);
    }

    /**
     * Takes a label in.
     *
     * @param ratio |e|/A
     * @param product P x
     * @param variance S
     */
    void learn(double ratio, double[] product, double variance) {
        double step = (Math.min(ratio, MAX_SIZE) - 1) / variance;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Clamp.symmetric(weights[i] + step * product[i], MAX_WEIGHT);
        }
    }

    void visit(FieldVisitor fields) {
        fields.float64s("scaleRegression.weights", weights);
    }
}
