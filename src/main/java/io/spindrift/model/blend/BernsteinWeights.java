package io.spindrift.model.blend;

import io.spindrift.model.numeric.Functions;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.PowerPrior;

/**
 * BOA, Bernstein online aggregation, with discounting (O. Wintenberger, Machine Learning 106:119-141, 2017), on the gradient of
 * the squared loss:
 *
 * <pre>
 *     r_k = 2 (m − y)(f_k − m) / σ²                                                            (P)
 *     E_k ← γ max(E_k, |r_k|);   V_k ← γ V_k + r_k²
 *     η_k = min(1 / 2E_k, √(log(K + 1) / V_k));   R_k ← γ R_k + r_k (1 + η_k r_k);   w_k ∝ η_k exp(−η_k R_k)   (R)
 * </pre>
 */
final class BernsteinWeights implements WeightRule {
    private final double discount;
    private final double complexity;
    private final double[] range;
    private final double[] squares;
    private final double[] regret;

    private final double[] weights;

    BernsteinWeights(int experts, double discount) {
        this.discount = discount;
        complexity = Functions.log(experts + 1.0);
        range = new double[experts];
        squares = new double[experts];
        regret = new double[experts];
        weights = new double[experts];
    }

    @Override
    public double mix(double[] forecasts, int from) {
        double sum = weigh();
        double mixed = 0;
        for (int k = 0; k < weights.length; k++) {
            mixed += weights[k] * forecasts[from + k];
        }
        return mixed / sum;
    }

    @Override
    public double[] weights() {
        double sum = weigh();
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
        }
        return weights;
    }

    /** Computes the weights, not yet divided by their sum, and returns the sum. */
    private double weigh() {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = -rate(k) * regret[k];
            largest = Math.max(largest, weights[k]);
        }
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = rate(k) * Functions.exp(weights[k] - largest);
            sum += weights[k];
        }
        return sum;
    }

    @Override
    public void update(double[] forecasts, int from, double mixed, double label, double variance) {
        for (int k = 0; k < regret.length; k++) {
            double r = Mixture.gradient(mixed, label, forecasts[from + k], variance);
            range[k] = discount * Math.max(range[k], Math.abs(r));
            squares[k] = discount * squares[k] + r * r;
            regret[k] = discount * regret[k] + r * (1 + rate(k) * r);
        }
    }

    @Override
    public void discount(long labels) {
        double share = PowerPrior.share(labels, discount);
        for (int k = 0; k < regret.length; k++) {
            regret[k] *= share;
            squares[k] *= share;
        }
    }

    @Override
    public void visit(FieldVisitor fields) {
        fields.float64s("mix.range", range);
        fields.float64s("mix.squares", squares);
        fields.float64s("mix.regret", regret);
    }

    /** η_k; 1 while an expert has not differed from the mixture. */
    private double rate(int k) {
        return squares[k] > 0 ? Math.min(0.5 / range[k], Math.sqrt(complexity / squares[k])) : 1;
    }
}
