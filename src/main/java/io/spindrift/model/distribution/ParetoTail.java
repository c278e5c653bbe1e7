package io.spindrift.model.distribution;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Functions;
import io.spindrift.model.state.FieldVisitor;

/**
 * A generalized Pareto tail: P(excess > x) = (1 + ξ x/σ)^(−1/ξ), or exp(−x/σ) for ξ = 0 (J. Pickands, Annals of Statistics 3(1):119-131,
 * 1975). It starts at σ = .9, ξ = .25. With k the count, y = min(x/σ, 50) and z = max(1 + ξ y, .001), each excess is a step in the natural
 * gradient of the likelihood:
 *
 * <pre>
 *     g_σ = −1 + (1 + ξ) y/z;   g_ξ = ln z/ξ² − (1 + 1/ξ) y/z    (y²/2 − y for |ξ| < .0001)
 *     a = 1/(1 + 2ξ),  b = a/(1 + ξ),  c = 2b,  D = a c − b²,  r = max(1/(k + 50), .004)
 *     σ ← σ exp(clamp(r (c g_σ − b g_ξ)/D, ±.3));   ξ ← ξ + clamp(r (a g_ξ − b g_σ)/D, ±.1), within −.1 to .7       (BK)
 * </pre>
 *
 * <p>a, b, b, c are the Fisher information of ln σ and ξ (A. C. Davison, R. L. Smith, Journal of the Royal Statistical Society B
 * 52(3):393-442, 1990).
 */
final class ParetoTail {
    private static final double START_SCALE = 0.9;
    private static final double START_SHAPE = 0.25;
    private static final double MIN_SHAPE = -0.1;
    private static final double MAX_SHAPE = 0.7;
    private static final double MIN_SCALE = 1e-6;
    private static final double MAX_SCALE = 1e6;
    private static final double MAX_EXCESS = 50;
    private static final double MIN_BASE = 1e-3;
    private static final double PRIOR = 50;
    private static final double RATE = 0.004;
    private static final double MAX_SCALE_STEP = 0.3;
    private static final double MAX_SHAPE_STEP = 0.1;
    private static final double NEARLY_ZERO = 1e-4;
    private static final double ZERO = 1e-6;
    /** From this count on, the rate is {@value #RATE}. */
    private static final int ENOUGH = 200;

    private int count;
    /** σ. */
    private float scale = (float) START_SCALE;
    /** ξ. */
    private float shape = (float) START_SHAPE;

    /** Returns the probability of a larger excess. */
    double beyond(double excess) {
        double y = excess / scale;
        if (Math.abs(shape) < ZERO) {
            return Functions.exp(-y);
        }
        double base = 1 + shape * y;
        return base > 0 ? Functions.exp(-Functions.log(base) / shape) : 0;
    }

    /** Takes an excess in. */
    void learn(double excess) {
        count = Math.min(count + 1, ENOUGH);
        double xi = shape;
        double y = Math.min(excess / scale, MAX_EXCESS);
        double z = Math.max(1 + xi * y, MIN_BASE);
        double ofScale = -1 + (1 + xi) * y / z;
        double ofShape =
                Math.abs(xi) < NEARLY_ZERO ? 0.5 * y * y - y : Functions.log(z) / (xi * xi) - (1 + 1 / xi) * y / z;
        double a = 1 / (1 + 2 * xi);
        double b = a / (1 + xi);
        double c = 2 * b;
        double rate = Math.max(1 / (count + PRIOR), RATE) / (a * c - b * b);
        double scaleStep = Clamp.symmetric(rate * (c * ofScale - b * ofShape), MAX_SCALE_STEP);
        double shapeStep = Clamp.symmetric(rate * (a * ofShape - b * ofScale), MAX_SHAPE_STEP);
        scale = (float) Clamp.between(MIN_SCALE, scale * Functions.exp(scaleStep), MAX_SCALE);
        shape = (float) Clamp.between(MIN_SHAPE, xi + shapeStep, MAX_SHAPE);
    }

    void visit(FieldVisitor fields) {
        count = fields.int32("tail.count", count, 0, ENOUGH);
        float[] parameters = {scale, shape};
        fields.float64s("tail.parameters", parameters);
        scale = parameters[0];
        shape = parameters[1];
    }
}
