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
        for (int k = 0; k < sums.length; k++) {
            sums[k] = ofExpert(k);
        }
        return sums;
    }

    private double ofExpert(int k) {
        double sum = 0;
        for (int a = 0; a < HorizonMixture.RULES; a++) {
            sum += last[a] * shares[a] * rules[a][k];
        }
        return sum;
    }

    /**
     * How far the experts' forecasts f are from each other, by their weights w:
     *
     * <pre>
     *     √(Σ |w_k| (f_k − m)² / Σ |w_k|),   m = Σ w_k f_k / Σ w_k
     * </pre>
     */
    public double spread(MixtureForecast forecast) {
        double sum = 0;
        double size = 0;
        double weighted = 0;
        for (int k = 0; k < experts; k++) {
            double weight = ofExpert(k);
            sum += weight;
            size += Math.abs(weight);
            weighted += weight * forecast.expert(k);
        }
        double mean = sum == 0 ? 0 : weighted / sum;
        double squares = 0;
        for (int k = 0; k < experts; k++) {
            double distance = forecast.expert(k) - mean;
            squares += Math.abs(ofExpert(k)) * distance * distance;
        }
        return size > 0 ? Math.sqrt(squares / size) : 0;
    }
}
