package io.spindrift.model.distribution;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Functions;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * Mixes two experts' bounds b_k of a horizon into one bound m at each probability τ, by Bernstein online aggregation on the pinball loss (O. Wintenberger,
 * Machine Learning 106:119-141, 2017). With ℓ the EWMA(.001) of the pinball loss of m:
 *
 * <pre>
 *     r_k = clamp((1{label < m} − τ)(b_k − m)/ℓ, ±20);   E_k = γ max(E_k, |r_k|);   V_k = γ V_k + r_k²
 *     η_k = min(½/E_k, √(ln 3/(V_k + 20 h)));   R_k = γ R_k + r_k (1 + η_k r_k);   weights ∝ η_k exp(−η_k R_k)         (BL)
 * </pre>
 *
 * <p>γ = .9995. The first ten labels only move ℓ. Weights start at one half. Each probability learns for itself; the numbers of all are in two
 * arrays, because each horizon of each series has them.
 */
final class BoundMixtures {
    private static final double DISCOUNT = 0.9995;
    private static final double MAX_REGRET = 20;
    private static final double LOSS_RATE = 0.001;
    private static final int TRUSTING = 10;
    private static final double LOG_OF_CHOICES = 1.0986122886681098;
    private static final double SQUARE_PRIOR = 20;
    private static final int EXPERTS = 2;
    /** R, V and E. */
    private static final int NUMBERS = 3;

    private final Levels levels;
    private final int horizon;
    /** ℓ of each bound. */
    private final double[] losses;
    /** R, V and E of the first expert, then of the second, for each bound. */
    private final float[] regrets;

    /** @param levels whose bounds are mixed */
    BoundMixtures(Levels levels, int horizon) {
        this.levels = levels;
        this.horizon = horizon;
        losses = new double[levels.bounds()];
        regrets = new float[levels.bounds() * EXPERTS * NUMBERS];
    }

    /** Returns m of a bound, from b₁ and b₂, all as distances from the forecast. */
    double mixed(int bound, double first, double second) {
        double weight = weight(EXPERTS * NUMBERS * bound);
        return weight * first + (1 - weight) * second;
    }

    private double weight(int at) {
        int next = at + NUMBERS;
        double first = rate(at);
        double second = rate(next);
        double odds = second / first * Functions.exp(first * regrets[at] - second * regrets[next]);
        return 1 / (1 + odds);
    }

    private double rate(int at) {
        double square = regrets[at + 1];
        double range = regrets[at + 2];
        double slow = Math.sqrt(LOG_OF_CHOICES / (square + SQUARE_PRIOR * horizon));
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
    void learn(int bound, double first, double second, double label, long count) {
        double mixed = mixed(bound, first, second);
        double gradient = (label < mixed ? 1 : 0) - levels.probability(bound);
        double pinball = -gradient * (label - mixed);
        double loss = RunningMoments.fadingMean(losses[bound], pinball, RunningMoments.rate(count, LOSS_RATE));
        losses[bound] = loss;
        if (loss > 0 && count > TRUSTING) {
            int at = EXPERTS * NUMBERS * bound;
            learn(at, Clamp.symmetric(gradient * (first - mixed) / loss, MAX_REGRET));
            learn(at + NUMBERS, Clamp.symmetric(gradient * (second - mixed) / loss, MAX_REGRET));
        }
    }

    private void learn(int at, double regret) {
        regrets[at + 2] = (float) (DISCOUNT * Math.max(regrets[at + 2], Math.abs(regret)));
        regrets[at + 1] = (float) (DISCOUNT * regrets[at + 1] + regret * regret);
        regrets[at] = (float) (DISCOUNT * regrets[at] + regret * (1 + rate(at) * regret));
    }

    void visit(FieldVisitor fields) {
        fields.float64s("bounds.losses", losses);
        fields.float64s("bounds.regrets", regrets);
    }
}
