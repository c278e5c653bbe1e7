package io.spindrift.model.distribution;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Functions;
import io.spindrift.model.state.FieldVisitor;

/**
 * Makes p-values below a bound a as frequent as they say: by their running rate r, and by the mean m of x = ln(a/p) of those below a, which is 1
 * for uniform p-values. It starts at r = a, m = 1:
 *
 * <pre>
 *     p' = r + (p − a)(1 − r)/(1 − a) for p ≥ a, else r exp(−x/m);   p' within 10⁻¹² to 1
 *     r ← max(r + max(1/(n + W), ρ)(1{p < a} − r), .3 a);   if p < a:  m ← max(m + max(1/(k + M), μ)(min(x, 8) − m), .7)      (BN)
 * </pre>
 */
final class PValueRate {
    /** The smallest p-value. */
    static final double MIN = 1e-12;

    private static final double MIN_OF_BOUND = 0.3;
    private static final double MAX_EXCESS = 8;
    private static final double MIN_EXCESS = 0.7;

    private final Settings settings;
    private int count;
    private int below;
    private double rate;
    private double excess = 1;

    /**
     * Constants of a rate.
     *
     * @param bound a
     * @param prior W, as many p-values r counts as at the start
     * @param rate ρ, the least rate of r
     * @param excessPrior M, of p-values below a
     * @param excessRate μ, the least rate of m
     */
    record Settings(double bound, int prior, double rate, int excessPrior, double excessRate) {
        private int enough() {
            return (int) (1 / rate);
        }

        private int enoughBelow() {
            return (int) (1 / excessRate);
        }
    }

    PValueRate(Settings settings) {
        this.settings = settings;
        rate = settings.bound;
    }

    /** Returns p' for a p-value, and then learns from it. */
    double calibrate(double pValue) {
        double p = Clamp.between(MIN, pValue, 1);
        double a = settings.bound;
        double x = Functions.log(a / p);
        double calibrated = p >= a ? rate + (p - a) * (1 - rate) / (1 - a) : rate * Functions.exp(-x / excess);
        learn(p < a, x);
        return Clamp.between(MIN, calibrated, 1);
    }

    private void learn(boolean small, double x) {
        count = Math.min(count + 1, settings.enough());
        double step = Math.max(1.0 / (count + settings.prior), settings.rate);
        rate = Math.max(rate + step * ((small ? 1 : 0) - rate), MIN_OF_BOUND * settings.bound);
        if (small) {
            below = Math.min(below + 1, settings.enoughBelow());
            double excessStep = Math.max(1.0 / (below + settings.excessPrior), settings.excessRate);
            excess = Math.max(excess + excessStep * (Math.min(x, MAX_EXCESS) - excess), MIN_EXCESS);
        }
    }

    void visit(FieldVisitor fields) {
        count = fields.int32("pValues.count", count, 0, settings.enough());
        below = fields.int32("pValues.below", below, 0, settings.enoughBelow());
        rate = fields.float64("pValues.rate", rate);
        excess = fields.float64("pValues.excess", excess);
    }
}
