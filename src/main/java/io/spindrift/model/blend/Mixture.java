package io.spindrift.model.blend;

import io.spindrift.model.state.FieldVisitor;

/**
 * Mixes the forecasts of experts into one, with weights that are updated online by past errors (docs/maths.md). Five rules with a
 * regret bound weight the experts, with long and short memories, and two stacks correct them. Each result is shrunk toward an anchor.
 * A last rule weights these seven and the anchor, which has half of the prior. So the mixture is hardly worse than the anchor if nothing
 * can be learned, and hardly worse than the best expert if one is best.
 *
 * <p>The weights are updated by the errors of forecasts as they were issued, in the order in which labels arrive.
 */
public final class Mixture {
    private static final double BASE_DISCOUNT = 0.999;
    private static final int STACKS = 2;
    private static final double ERROR_RATE = 0.01;
    private static final int TRUSTING = 60;
    private static final double BOUND = 4;
    /** The bound for the variance is wider than {@link #BOUND}, so that the variance follows a change of scale. */
    private static final double VARIANCE_BOUND = 10;

    private static final double START_REGRET = 6;
    private static final double MAX_GRADIENT = 1e6;

    private final int experts;
    private final WeightRule[] rules;
    private final PolynomialWeights base;
    private final Stack[] stacks;
    private final Shrinkage[] shrinkages;
    private final PolynomialWeights last;
    private long labels;
    private double variance;

    /**
     * @param experts K, at least 2
     * @param horizon h, at least 1: the errors of h consecutive forecasts overlap
     */
    public Mixture(int experts, int horizon) {
        this.experts = experts;
        rules = new WeightRule[] {
            PolynomialWeights.uniform(experts, 1),
            PolynomialWeights.uniform(experts, 0.998),
            PolynomialWeights.uniform(experts, 0.98),
            new BernsteinWeights(experts, 1),
            new BernsteinWeights(experts, 0.998)
        };
        base = PolynomialWeights.uniform(experts, BASE_DISCOUNT);
        stacks = new Stack[] {new Stack(experts, 0.998, 0.03 / horizon), new Stack(experts, 0.9995, 0.1 / horizon)};
        shrinkages = new Shrinkage[rules.length + STACKS];
        for (int k = 0; k < shrinkages.length; k++) {
            shrinkages[k] = new Shrinkage(horizon);
        }
        double[] prior = new double[shrinkages.length + 1];
        for (int k = 0; k < shrinkages.length; k++) {
            prior[k] = 0.5 / shrinkages.length;
        }
        prior[shrinkages.length] = 0.5;
        last = new PolynomialWeights(prior, 1, START_REGRET * Math.sqrt(horizon));
    }

    /** Returns the length of the array of a prediction. */
    public int predictionLength() {
        return experts + 2 + 2 * shrinkages.length + 1;
    }

    /**
     * Mixes the forecasts of all experts, which are the first K numbers of a prediction. The rest is written, for {@link #update}.
     *
     * @param prediction modified: K forecasts; the result of each rule and stack; the same, shrunk toward the anchor; the anchor; the
     *     base; the forecast
     * @param anchor a forecast that is trusted from the start
     * @param low no forecast leaves [low, high]
     * @param high at least {@code low}
     */
    public void mix(double[] prediction, double anchor, double low, double high) {
        int raw = experts;
        int drawn = experts + shrinkages.length;
        double from = base.mix(prediction, 0);
        for (int k = 0; k < rules.length; k++) {
            prediction[raw + k] = rules[k].mix(prediction, 0);
        }
        for (int k = 0; k < STACKS; k++) {
            double stacked = stacks[k].mix(prediction, 0, from, deviation());
            prediction[raw + rules.length + k] = Math.max(low, Math.min(high, stacked));
        }
        for (int k = 0; k < shrinkages.length; k++) {
            prediction[drawn + k] = shrinkages[k].shrink(prediction[raw + k], anchor);
        }
        prediction[drawn + shrinkages.length] = anchor;
        prediction[prediction.length - 2] = from;
        prediction[prediction.length - 1] = last.mix(prediction, drawn);
    }

    /** Returns the forecast of a prediction. */
    public static double forecast(double[] prediction) {
        return prediction[prediction.length - 1];
    }

    /**
     * Returns the weight of each expert in the next forecast: forecast = Σ c_k f_k + (1 − Σ c_k) anchor, if no result is bounded. Rules,
     * stacks and shrinkages are all linear in the forecasts of the experts.
     *
     * @return c, K numbers of either sign, since the weights of the stacks can be negative
     */
    public double[] weights() {
        double[] weights = new double[experts];
        double[] shares = last.weights();
        for (int k = 0; k < shrinkages.length; k++) {
            double[] own = k < rules.length ? rules[k].weights() : stacks[k - rules.length].weights(base.weights());
            for (int j = 0; j < experts; j++) {
                weights[j] += shares[k] * shrinkages[k].share() * own[j];
            }
        }
        return weights;
    }

    /**
     * Updates the weights with the label of a prediction.
     *
     * @param prediction as {@link #mix} left it
     * @param label y
     */
    public void update(double[] prediction, double label) {
        int raw = experts;
        int drawn = experts + shrinkages.length;
        double anchor = prediction[drawn + shrinkages.length];
        double from = prediction[prediction.length - 2];
        double mixed = forecast(prediction);
        double bounded = observe(label, mixed);
        if (variance < Double.MIN_NORMAL) {
            // No forecast has ever been wrong.
            return;
        }
        for (int k = 0; k < rules.length; k++) {
            rules[k].update(prediction, 0, prediction[raw + k], bounded, variance);
        }
        base.update(prediction, 0, from, bounded, variance);
        for (Stack stack : stacks) {
            stack.update(prediction, 0, from, label, deviation());
        }
        for (int k = 0; k < shrinkages.length; k++) {
            shrinkages[k].update(prediction[raw + k], anchor, bounded, deviation());
        }
        last.update(prediction, drawn, mixed, bounded, variance);
    }

    /** Saves or restores all weights. */
    public void visit(FieldVisitor fields) {
        labels = fields.int64("mix.labels", labels);
        variance = fields.float64("mix.variance", variance);
        for (WeightRule rule : rules) {
            rule.visit(fields);
        }
        base.visit(fields);
        for (Stack stack : stacks) {
            stack.visit(fields);
        }
        for (Shrinkage shrinkage : shrinkages) {
            shrinkage.visit(fields);
        }
        last.visit(fields);
    }

    /**
     * Prepares the state for another series. The variance of errors is forgotten, since it is in the unit of the label. The weights have no
     * unit and are kept; they count as those of {@link io.spindrift.model.train.PowerPrior#LABELS} labels.
     */
    public void transfer() {
        for (WeightRule rule : rules) {
            rule.discount(labels);
        }
        base.discount(labels);
        for (Stack stack : stacks) {
            stack.discount(labels);
        }
        for (Shrinkage shrinkage : shrinkages) {
            shrinkage.discount(labels);
        }
        last.discount(labels);
        labels = 0;
        variance = 0;
    }

    /** Returns r_k, the gradient of the squared loss at the mixed forecast, in the direction of one expert. */
    static double gradient(double mixed, double label, double forecast, double variance) {
        double gradient = 2 * (mixed - label) * (forecast - mixed) / variance;
        return Math.max(-MAX_GRADIENT, Math.min(MAX_GRADIENT, gradient));
    }

    /** Updates the variance of errors. Returns the label, bounded to within {@value #BOUND} deviations of the mixed forecast. */
    private double observe(double label, double mixed) {
        labels++;
        double error = label - mixed;
        double counted = bounded(error, VARIANCE_BOUND);
        variance += Math.max(1.0 / labels, ERROR_RATE) * (counted * counted - variance);
        return mixed + bounded(error, BOUND);
    }

    private double bounded(double error, double deviations) {
        if (labels <= TRUSTING || variance < Double.MIN_NORMAL) {
            return error;
        }
        double bound = deviations * deviation();
        return Math.max(-bound, Math.min(bound, error));
    }

    private double deviation() {
        return variance < Double.MIN_NORMAL ? 1 : Math.sqrt(variance);
    }
}
