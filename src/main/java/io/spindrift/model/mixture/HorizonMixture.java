package io.spindrift.model.mixture;

import io.spindrift.model.pool.PriorPool;
import io.spindrift.model.state.FieldVisitor;

/**
 * Mixes the forecasts of experts for one horizon into one, by the labels that have arrived. Three {@link PolynomialRule}s over a long, a
 * medium and a short memory weight the experts. Each result is shrunk to the anchor as far as labels say. A last rule weights the three
 * and the anchor, which has half of the prior. So the mixture is hardly worse than the anchor where nothing can be learned, and hardly
 * worse than the best expert where one is best.
 *
 * <p>An expert sleeps, which is that it has no weight, while its recent squared error is far above the least ({@link RecentErrors}). If the
 * anchor sleeps, nothing is drawn to it.
 *
 * <p>From horizon 12 on, weights are made from regrets averaged over neighboring horizons. Weights are updated by the errors of forecasts as issued, in the order
 * in which their labels came.
 */
public final class HorizonMixture {
    static final int RULES = 3;

    private static final double[] DISCOUNTS = {1, 0.998, 0.98};
    private static final double START_REGRET = 2;
    private static final double ANCHOR_PRIOR = 0.5;

    private final int experts;
    private final double rootOfHorizon;
    private final PolynomialRule[] rules = new PolynomialRule[RULES];
    private final Shrinkage[] shrinkages = new Shrinkage[RULES];
    private final PolynomialRule last;
    private final ErrorScale errors = new ErrorScale();
    private final RecentErrors recent;

    /**
     * @param experts K, the anchor included, which is the first
     * @param horizon h, at least 1: the errors of h consecutive forecasts overlap
     */
    public HorizonMixture(int experts, int horizon) {
        this.experts = experts;
        rootOfHorizon = Math.sqrt(horizon);
        for (int a = 0; a < RULES; a++) {
            rules[a] = new PolynomialRule(experts, DISCOUNTS[a], 0);
            shrinkages[a] = new Shrinkage();
        }
        last = new PolynomialRule(RULES + 1, 1, START_REGRET * rootOfHorizon);
        recent = new RecentErrors(experts, horizon);
    }

    /** The numbers that the state of one consists of. */
    public static long numbers(int experts) {
        return 2L * RULES * experts + 2 * RULES + 2 * (RULES + 1) + RecentErrors.numbers(experts) + 6;
    }

    /** K. */
    public int experts() {
        return experts;
    }

    /**
     * Mixes the experts' forecasts.
     *
     * @param forecast whose experts' forecasts are set; modified
     * @param weights of {@link #weights}
     */
    public void mix(MixtureForecast forecast, MixtureWeights weights) {
        double mixed = 0;
        for (int a = 0; a < RULES; a++) {
            double sum = 0;
            for (int k = 0; k < experts; k++) {
                sum += weights.rules[a][k] * forecast.expert(k);
            }
            forecast.setRule(a, sum);
            forecast.setShrunk(a, weights.shares[a] * sum);
            mixed += weights.last[a] * forecast.shrunk(a);
        }
        forecast.setMixed(mixed);
    }

    /**
     * The weights for the next forecast.
     *
     * @param mixtures of all horizons
     * @param first where the neighbors begin: mixtures with the same experts, over which regrets are averaged, this one among them
     * @param end where they end, exclusive
     * @param weights modified
     */
    public void weights(HorizonMixture[] mixtures, int first, int end, MixtureWeights weights) {
        weights.experts = experts;
        recent.markAwake(weights.awake);
        boolean anchored = weights.awake[0];
        for (int a = 0; a < RULES; a++) {
            weigh(a, mixtures, first, end, weights);
            weights.shares[a] = anchored ? shrinkages[a].share(rootOfHorizon) : 1;
        }
        int choices = anchored ? RULES + 1 : RULES;
        double sum = 0;
        weights.last[RULES] = 0;
        for (int a = 0; a < choices; a++) {
            weights.last[a] = prior(a, anchored) * PolynomialRule.weight(last.regret(a), last.square(a));
            sum += weights.last[a];
        }
        for (int a = 0; a < choices; a++) {
            weights.last[a] = sum > 0 ? weights.last[a] / sum : prior(a, anchored);
        }
    }

    private static double prior(int choice, boolean anchored) {
        double anchor = anchored ? ANCHOR_PRIOR : 0;
        return choice < RULES ? (1 - anchor) / RULES : anchor;
    }

    private void weigh(int rule, HorizonMixture[] mixtures, int first, int end, MixtureWeights out) {
        boolean[] awake = out.awake;
        double[] weights = out.rules[rule];
        double sum = 0;
        int count = 0;
        for (int k = 0; k < experts; k++) {
            weights[k] = 0;
            if (awake[k]) {
                double regret = 0;
                double square = 0;
                for (int i = first; i < end; i++) {
                    regret += mixtures[i].rules[rule].regret(k);
                    square += mixtures[i].rules[rule].square(k);
                }
                weights[k] = PolynomialRule.weight(regret / (end - first), square / (end - first));
                sum += weights[k];
                count++;
            }
        }
        for (int k = 0; k < experts; k++) {
            weights[k] = sum > 0 ? weights[k] / sum : awake[k] ? 1.0 / count : 0;
        }
    }

    /**
     * Takes the label of a forecast in.
     *
     * @param forecast as it was issued
     * @param label its distance from the anchor
     */
    public void learn(MixtureForecast forecast, double label) {
        recent.learn(forecast, label);
        double mixed = forecast.mixed();
        errors.learn(label - mixed);
        double variance = errors.variance();
        if (variance < Float.MIN_NORMAL) {
            // No forecast has been wrong.
            return;
        }
        double counted = mixed + errors.counted(label - mixed);
        double deviation = Math.sqrt(variance);
        for (int a = 0; a < RULES; a++) {
            for (int k = 0; k < experts; k++) {
                rules[a].learn(k, forecast.rule(a), counted, forecast.expert(k), variance);
            }
            shrinkages[a].learn(forecast.rule(a), counted, deviation, errors.count());
            last.learn(a, mixed, counted, forecast.shrunk(a), variance);
        }
        last.learn(RULES, mixed, counted, 0, variance);
    }

    /**
     * Saves the part of the state that another series can start with; or restores it, as learned from that many labels. The size of errors is in the unit of the series, so it is not included.
     */
    public void visitLearned(FieldVisitor fields, long labels) {
        for (int a = 0; a < RULES; a++) {
            rules[a].visit(fields);
            shrinkages[a].visit(fields);
        }
        last.visit(fields);
        if (fields.restoring()) {
            for (int a = 0; a < RULES; a++) {
                rules[a].discount(labels);
                shrinkages[a].discount(labels);
            }
            last.discount(labels);
        }
    }

    /**
     * Passes regrets and shares to a pool, or takes their means over. The last rule starts as for a new series.
     *
     * @param labels how many have been learned
     */
    public void pool(PriorPool pool, String name, long labels) {
        for (int a = 0; a < RULES; a++) {
            rules[a].pool(pool, name + ".rule." + a, labels);
            shrinkages[a].pool(pool, name + ".share." + a, rootOfHorizon);
        }
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields) {
        for (int a = 0; a < RULES; a++) {
            rules[a].visit(fields);
            shrinkages[a].visit(fields);
        }
        last.visit(fields);
        errors.visit(fields);
        recent.visit(fields);
    }
}
