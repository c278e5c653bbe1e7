package io.spindrift.model.distribution;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Functions;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * Mixes the bounds b_k of two experts into one bound m at a probability τ, by Bernstein online aggregation on the pinball loss (O. Wintenberger,
 * Machine Learning 106:119-141, 2017). With ℓ the EWMA(.001) of the pinball loss of m:
 *
 * <pre>
 *     r_k = clamp((1{label < m} − τ)(b_k − m)/ℓ, ±20);   E_k = γ max(E_k, |r_k|);   V_k = γ V_k + r_k²
 *     η_k = min(½/E_k, √(ln 3/(V_k + 20 h)));   R_k = γ R_k + r_k (1 + η_k r_k);   weights ∝ η_k exp(−η_k R_k)         (BL)
 * </pre>
 *
 * <p>γ = .9995. The first ten labels only move ℓ. Weights start at one half.
 */
final class BoundMixture {
    private static final double DISCOUNT = 0.9995;
    private static final double MAX_REGRET = 20;
    private static final double LOSS_RATE = 0.001;
    private static final int TRUSTING = 10;
    private static final double LOG_OF_CHOICES = 1.0986122886681098;
    private static final double SQUARE_PRIOR = 20;

    private final double probability;
    private final double prior;
    private double loss;
    /** R, V and E of the first expert, then of the second. */
    private final float[] regrets = new float[6];

    /** @param probability τ */
    BoundMixture(double probability, int horizon) {
        this.probability = probability;
        prior = SQUARE_PRIOR * horizon;
    }

    /** Returns m, from b₁ and b₂, all as distances from the forecast. */
    double mixed(double first, double second) {
        double weight = weight();
        return weight * first + (1 - weight) * second;
    }

    private double weight() {
        double first = rate(0);
        double second = rate(1);
        double odds = second / first * Functions.exp(first * regret(0) - second * regret(1));
        return 1 / (1 + odds);
    }

    private double regret(int expert) {
        return regrets[3 * expert];
    }

    private double rate(int expert) {
        double square = regrets[3 * expert + 1];
        double range = regrets[3 * expert + 2];
        double slow = Math.sqrt(LOG_OF_CHOICES / (square + prior));
        return range > 0 ? Math.min(0.5 / range, slow) : slow;
    }

    /**
     * Takes a label in. All are distances from the forecast.
     *
     * @param first b₁
     * @param second b₂
     * @param label the error
     * @param count how many labels there have been, this one included
     */
    void learn(double first, double second, double label, long count) {
        double mixed = mixed(first, second);
        double gradient = (label < mixed ? 1 : 0) - probability;
        double pinball = -gradient * (label - mixed);
        loss = RunningMoments.fadingMean(loss, pinball, RunningMoments.rate(count, LOSS_RATE));
        if (loss > 0 && count > TRUSTING) {
            learn(0, Clamp.symmetric(gradient * (first - mixed) / loss, MAX_REGRET));
            learn(1, Clamp.symmetric(gradient * (second - mixed) / loss, MAX_REGRET));
        }
    }

    private void learn(int expert, double regret) {
        int at = 3 * expert;
        regrets[at + 2] = (float) (DISCOUNT * Math.max(regrets[at + 2], Math.abs(regret)));
        regrets[at + 1] = (float) (DISCOUNT * regrets[at + 1] + regret * regret);
        regrets[at] = (float) (DISCOUNT * regrets[at] + regret * (1 + rate(expert) * regret));
    }

    void visit(FieldVisitor fields) {
        loss = fields.float64("bounds.loss", loss);
        fields.float64s("bounds.regrets", regrets);
    }
}
