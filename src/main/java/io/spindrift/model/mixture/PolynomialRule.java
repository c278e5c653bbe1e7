package io.spindrift.model.mixture;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.pool.PriorPool;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.PowerPrior;
import java.util.Arrays;

/**
 * ML-Poly with discounted regrets (P. Gaillard, G. Stoltz, T. van Erven, COLT 2014, PMLR 35:176-196; discounted as in N. Cesa-Bianchi,
 * G. Lugosi, Prediction, Learning, and Games, 2006, section 2.11), on the gradient of the squared loss:
 *
 * <pre>
 *     g_k = 2 (m − y)(f_k − m)/σ²                                                  (BA)
 *     R_k ← γ R_k − g_k;   V_k ← γ V_k + g_k²;   w_k ∝ π_k max(R_k, 0)/(1 + V_k)   (BB)
 * </pre>
 *
 * <p>π is the prior. The weights are π while no regret is positive.
 */
final class PolynomialRule {
    private static final double MAX_GRADIENT = 1e6;

    private final float discount;
    private final float startRegret;
    /** R of all experts, and then V of all. */
    private final float[] numbers;

    /**
     * @param experts K
     * @param discount γ, above 0, at most 1
     * @param startRegret what all R_k start at: the larger, the more labels it takes to move the weights from the prior
     */
    PolynomialRule(int experts, double discount, double startRegret) {
        this.discount = (float) discount;
        this.startRegret = (float) startRegret;
        numbers = new float[2 * experts];
        Arrays.fill(numbers, 0, experts, this.startRegret);
    }

    /**
     * Takes the label of a forecast in.
     *
     * @param expert k
     * @param mixed m, the forecast that this rule mixed from those of the experts
     * @param label y
     * @param forecast f_k
     * @param variance σ², above 0
     */
    void learn(int expert, double mixed, double label, double forecast, double variance) {
        double raw = 2 * (mixed - label) * (forecast - mixed) / variance;
        float gradient = (float) Clamp.symmetric(raw, MAX_GRADIENT);
        numbers[expert] = discount * regret(expert) - gradient;
        numbers[numbers.length / 2 + expert] = discount * square(expert) + gradient * gradient;
    }

    float regret(int expert) {
        return numbers[expert];
    }

    float square(int expert) {
        return numbers[numbers.length / 2 + expert];
    }

    /** w_k before it is divided by the sum, for a prior of 1. */
    static double weight(double regret, double square) {
        return Math.max(regret, 0) / (1 + square);
    }

    /** Lets the regrets count as those of {@link PowerPrior#LABELS} labels. */
    void discount(long labels) {
        System.arraycopy(discounted(labels), 0, numbers, 0, numbers.length);
    }

    private float[] discounted(long labels) {
        float share = (float) PowerPrior.share(labels, discount);
        float[] discounted = new float[numbers.length];
        int experts = numbers.length / 2;
        for (int k = 0; k < experts; k++) {
            discounted[k] = startRegret + share * (regret(k) - startRegret);
            discounted[experts + k] = share * square(k);
        }
        return discounted;
    }

    /** Passes the regrets as {@link #discount} leaves them to a pool, or takes over their means. */
    void pool(PriorPool pool, String name, long labels) {
        if (pool.finished()) {
            pool.mean(name, numbers);
        } else {
            pool.mean(name, discounted(labels));
        }
    }

    void visit(FieldVisitor fields) {
        fields.float64s("mixture.rule", numbers);
    }
}
