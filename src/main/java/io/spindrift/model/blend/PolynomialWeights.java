package io.spindrift.model.blend;

import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.PowerPrior;
import java.util.Arrays;

/**
 * ML-Poly with discounted regrets (P. Gaillard, G. Stoltz, T. van Erven, COLT 2014, PMLR 35:176-196; discounted as in N.
 * Cesa-Bianchi, G. Lugosi, Prediction, Learning, and Games, 2006, section 2.11), on the gradient of the squared loss:
 *
 * <pre>
 *     r_k = 2 (m − y)(f_k − m) / σ²                                                            (P)
 *     R_k ← γ R_k − r_k;   V_k ← γ V_k + r_k²;   w_k ∝ π_k max(R_k, 0) / (1 + V_k)             (Q)
 * </pre>
 *
 * <p>with π the prior; the weights are π while no regret is positive. The initial regret is the same for all, and may be above 0: the larger it is, the more labels it takes to move the
 * weights from the prior. For γ = 1 the mean loss exceeds that of the best convex
 * combination by O(√(K log T / T)) at most.
 */
final class PolynomialWeights implements WeightRule {
    private final double[] prior;
    private final double discount;
    private final double startRegret;
    private final double[] regret;
    private final double[] squares;

    private final double[] weights;

    /**
     * @param prior π, sums to 1
     * @param discount γ, above 0, at most 1
     * @param startRegret the initial value of all R_k, at least 0
     */
    PolynomialWeights(double[] prior, double discount, double startRegret) {
        this.prior = prior.clone();
        this.discount = discount;
        this.startRegret = startRegret;
        regret = new double[prior.length];
        Arrays.fill(regret, startRegret);
        squares = new double[prior.length];
        weights = new double[prior.length];
    }

    /** Creates a rule with the same prior for all experts. */
    static PolynomialWeights uniform(int experts, double discount) {
        double[] prior = new double[experts];
        Arrays.fill(prior, 1.0 / experts);
        return new PolynomialWeights(prior, discount, 0);
    }

    @Override
    public double mix(double[] forecasts, int from) {
        weigh();
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * forecasts[from + k];
        }
        return sum;
    }

    @Override
    public double[] weights() {
        weigh();
        return weights;
    }

    private void weigh() {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = prior[k] * Math.max(regret[k], 0) / (1 + squares[k]);
            sum += weights[k];
        }
        if (sum > 0) {
            for (int k = 0; k < weights.length; k++) {
                weights[k] /= sum;
            }
        } else {
            System.arraycopy(prior, 0, weights, 0, weights.length);
        }
    }

    @Override
    public void update(double[] forecasts, int from, double mixed, double label, double variance) {
        for (int k = 0; k < regret.length; k++) {
            double r = Mixture.gradient(mixed, label, forecasts[from + k], variance);
            regret[k] = discount * regret[k] - r;
            squares[k] = discount * squares[k] + r * r;
        }
    }

    @Override
    public void discount(long labels) {
        double share = PowerPrior.share(labels, discount);
        for (int k = 0; k < regret.length; k++) {
            regret[k] = startRegret + share * (regret[k] - startRegret);
            squares[k] *= share;
        }
    }

    @Override
    public void visit(FieldVisitor fields) {
        fields.float64s("mix.regret", regret);
        fields.float64s("mix.squares", squares);
    }
}
