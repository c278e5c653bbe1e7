package io.spindrift.model.series;

import java.util.List;

/**
 * The parts of the forecast of one horizon: forecast = Σ weight · forecast of each expert + (1 − Σ weight) · anchor, before it is clamped
 * to its range. The anchor is the newest value in the series mode, and the running mean of the labels in the regression mode.
 *
 * @param horizon of the forecast
 * @param experts K names
 * @param forecasts K numbers, in the unit of the label
 * @param weights K numbers, of either sign
 */
public record HorizonMixture(int horizon, List<String> experts, double[] forecasts, double[] weights) {

    /**
     * Returns the spread of the experts' forecasts: their standard deviation around their mean, both weighted by |w|, in the unit of the label; 0
     * where none has a weight.
     */
    public double spread() {
        double sum = 0;
        double mean = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += Math.abs(weights[k]);
            mean += Math.abs(weights[k]) * forecasts[k];
        }
        if (!(sum > 0)) {
            return 0;
        }
        mean /= sum;
        double variance = 0;
        for (int k = 0; k < weights.length; k++) {
            double distance = forecasts[k] - mean;
            variance += Math.abs(weights[k]) * distance * distance;
        }
        return Math.sqrt(variance / sum);
    }

    /** N_eff = (Σ |w|)² / Σ w² over the weights of the experts and of the anchor: 1 where one has it all, K + 1 where all weigh the same. */
    public double effectiveExperts() {
        double anchor = 1;
        for (double weight : weights) {
            anchor -= weight;
        }
        double sum = Math.abs(anchor);
        double squares = anchor * anchor;
        for (double weight : weights) {
            sum += Math.abs(weight);
            squares += weight * weight;
        }
        return sum * sum / squares;
    }
}
