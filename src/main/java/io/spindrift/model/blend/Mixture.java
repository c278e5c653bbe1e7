package io.spindrift.model.blend;

import io.spindrift.model.state.FieldVisitor;

/**
 * Mixes the forecasts of experts into one, by labels that have arrived (docs/maths.md). Five rules with a regret bound weigh the
 * experts, over long and short memories, and two stacks correct them; each result is drawn toward an anchor as far as labels
 * say; a last rule weighs the seven, with the anchor itself holding half of the prior. So the mixture is hardly worse than the
 * anchor where nothing can be learned, nor than the best expert where one is best.
 *
 * <p>Forecasts are judged as they were issued, in the order in which their labels came.
 */
public final class Mixture {
    private static final double BASE_DISCOUNT = 0.999;
    private static final int STACKS = 2;
    private static final double ERROR_RATE = 0.01;
    private static final int TRUSTING = 60;
    private static final double BOUND = 4;
    /** The variance may grow by more at a time than a single label may count, so that it follows a change of scale. */
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
     * @param horizon h, at least 1: labels so many steps late overlap
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

    /** How many numbers an issue has. */
    public int issueLength() {
        return experts + 2 + 2 * shrinkages.length + 1;
    }

    /**
     * Mixes the forecasts of all experts, which stand first in an issue; fills the rest of it with what is needed to judge it.
     *
     * @param issue modified: K forecasts; of each rule and stack what came of it, then the same drawn to the anchor; the anchor
     *     behind these; the base; the forecast
     * @param anchor a forecast that is trusted from the start
     * @param low no forecast leaves [low, high]
     * @param high at least {@code low}
     */
    public void mix(double[] issue, double anchor, double low, double high) {
        int raw = experts;
        int drawn = experts + shrinkages.length;
        double from = base.mix(issue, 0);
        for (int k = 0; k < rules.length; k++) {
            issue[raw + k] = rules[k].mix(issue, 0);
        }
        for (int k = 0; k < STACKS; k++) {
            double stacked = stacks[k].mix(issue, 0, from, deviation());
            issue[raw + rules.length + k] = Math.max(low, Math.min(high, stacked));
        }
        for (int k = 0; k < shrinkages.length; k++) {
            issue[drawn + k] = shrinkages[k].shrink(issue[raw + k], anchor);
        }
        issue[drawn + shrinkages.length] = anchor;
        issue[issue.length - 2] = from;
        issue[issue.length - 1] = last.mix(issue, drawn);
    }

    /** The forecast of an issue. */
    public static double forecast(double[] issue) {
        return issue[issue.length - 1];
    }

    /**
     * What each expert weighs in a forecast that is mixed now: forecast = Σ c_k f_k + (1 − Σ c_k) anchor, before anything is brought
     * into its range; rules, stacks and shrinkages are all linear in the experts' forecasts. Changes nothing.
     *
     * @return c, K numbers; of either sign, as those of the stacks are
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
     * Takes the label of an issue in.
     *
     * @param issue as {@link #mix} left it
     * @param label y
     */
    public void judge(double[] issue, double label) {
        int raw = experts;
        int drawn = experts + shrinkages.length;
        double anchor = issue[drawn + shrinkages.length];
        double from = issue[issue.length - 2];
        double mixed = forecast(issue);
        double bounded = observe(label, mixed);
        if (variance < Double.MIN_NORMAL) {
            // No forecast has ever been wrong.
            return;
        }
        for (int k = 0; k < rules.length; k++) {
            rules[k].judge(issue, 0, issue[raw + k], bounded, variance);
        }
        base.judge(issue, 0, from, bounded, variance);
        for (Stack stack : stacks) {
            stack.judge(issue, 0, from, label, deviation());
        }
        for (int k = 0; k < shrinkages.length; k++) {
            shrinkages[k].judge(issue[raw + k], anchor, bounded, deviation());
        }
        last.judge(issue, drawn, mixed, bounded, variance);
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
     * Makes what has been learned of one series what another begins with: how large errors are is forgotten, since it is in the unit of
     * the label; weights are without unit, and stay, as those of {@link io.spindrift.model.train.PowerPrior#LABELS} labels.
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

    /** r_k: the gradient of the squared loss at the mixed forecast, in the direction of one. */
    static double gradient(double mixed, double label, double forecast, double variance) {
        double gradient = 2 * (mixed - label) * (forecast - mixed) / variance;
        return Math.max(-MAX_GRADIENT, Math.min(MAX_GRADIENT, gradient));
    }

    /** The variance of the errors with this one; the label, brought within four deviations of the mixed forecast. */
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
