package io.spindrift.model.mixture;

/** The weights of a {@link HorizonMixture} for its next forecast. Scratch, which a caller keeps; one serves many mixtures. */
public final class MixtureWeights {
    /** The weights of the experts, for each rule. */
    final double[][] rules;
    /** How far each rule's result is drawn to the anchor. */
    final double[] shares = new double[HorizonMixture.RULES];
    /** The weights of the last rule: of the three rules, and of the anchor. */
    final double[] last = new double[HorizonMixture.RULES + 1];

    final boolean[] awake;
    /** K of the mixture whose weights these are. */
    int experts;

    /** @param maxExperts the largest K of the mixtures that use it */
    public MixtureWeights(int maxExperts) {
        rules = new double[HorizonMixture.RULES][maxExperts];
        awake = new boolean[maxExperts];
    }

    /** The weight of each expert in the mixture: mixture = Σ weight · forecast, as distances from the anchor. */
    public double[] ofExperts() {
        double[] sums = new double[experts];
        for (int k = 0; k < experts; k++) {
            for (int a = 0; a < HorizonMixture.RULES; a++) {
                sums[k] += last[a] * shares[a] * rules[a][k];
            }
        }
        return sums;
    }

    /** Returns the spread of the experts' forecasts: their weighted standard deviation around their weighted mean; 0 where none has a weight. */
    public double spread(MixtureForecast forecast) {
        double[] own = ofExperts();
        double sum = 0;
        double mean = 0;
        for (int k = 0; k < experts; k++) {
            sum += own[k];
            mean += own[k] * forecast.expert(k);
        }
        if (!(sum > 0)) {
            return 0;
        }
        mean /= sum;
        double variance = 0;
        for (int k = 0; k < experts; k++) {
            double distance = forecast.expert(k) - mean;
            variance += own[k] * distance * distance;
        }
        return Math.sqrt(variance / sum);
    }
}
