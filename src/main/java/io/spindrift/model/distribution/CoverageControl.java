package io.spindrift.model.distribution;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Functions;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * Keeps the coverage of a level 1 − α: both bounds of a forecast are moved away from its center, or toward it, by one factor. It has an integral
 * part a, as in adaptive conformal inference (I. Gibbs, E. Candès, NeurIPS 34, 2021), and a proportional part, of the running coverage c. A
 * slow part s shares the misses equally between both sides, from the 2,001st label on:
 *
 * <pre>
 *     at each label   c ← c + .002 (1{inside} − c);   a ← clamp(a + .02 (1{outside} − α), ±1.2)
 *     for n &gt; 2000    s ← clamp(s + .001 (1{below} − 1{above}), ±.7)
 *     factor = exp(clamp(ρ (a + 3 √(.2/α) (1 − α − c)) n/(n + 20 h), ±1.5)),  of the lower bound times exp(s), of the upper times exp(−s)   (BM)
 * </pre>
 *
 * <p>ρ, the usual scale over the present one, spends the width where the scale is small: there it costs least.
 */
final class CoverageControl {
    private static final double COVERAGE_RATE = 0.002;
    private static final double INTEGRAL_RATE = 0.02;
    private static final double MAX_INTEGRAL = 1.2;
    private static final double PROPORTIONAL = 3;
    private static final double USUAL_ALPHA = 0.2;
    private static final double MAX_LOG_FACTOR = 1.5;
    private static final double START_HORIZONS = 20;
    private static final double SIDE_RATE = 0.001;
    private static final double MAX_SIDE = 0.7;
    private static final int SIDE_START = 2000;

    private final double level;
    private final int horizon;
    private double integral;
    private double coverage;
    /** s. */
    private float side;

    CoverageControl(double level, int horizon) {
        this.level = level;
        this.horizon = horizon;
        coverage = level;
    }

    /**
     * Returns the factor of the distances of both bounds from the center.
     *
     * @param labels n
     * @param relief ρ
     */
    double factor(long labels, double relief) {
        double proportional = PROPORTIONAL * Math.sqrt(USUAL_ALPHA / (1 - level));
        double ramp = labels / (labels + START_HORIZONS * horizon);
        double log = (integral + proportional * (level - coverage)) * ramp * relief;
        return Functions.exp(Clamp.symmetric(log, MAX_LOG_FACTOR));
    }

    /** Returns exp(s), by which the lower bound is further from the center, and the upper bound nearer. */
    double lean() {
        return Functions.exp(side);
    }

    /**
     * Takes a label in.
     *
     * @param outside below −1, inside 0, above 1
     * @param labels n
     */
    void learn(int outside, long labels) {
        learn(outside != 0);
        if (labels > SIDE_START) {
            side = (float) Clamp.symmetric(side - SIDE_RATE * outside, MAX_SIDE);
        }
    }

    private void learn(boolean outside) {
        coverage = RunningMoments.fadingMean(coverage, outside ? 0 : 1, COVERAGE_RATE);
        integral = Clamp.symmetric(integral + INTEGRAL_RATE * ((outside ? 1 : 0) - (1 - level)), MAX_INTEGRAL);
    }

    void visit(FieldVisitor fields) {
        integral = fields.float64("coverage.integral", integral);
        coverage = fields.float64("coverage.running", coverage);
        float[] part = {side};
        fields.float64s("coverage.side", part);
        side = part[0];
    }
}
