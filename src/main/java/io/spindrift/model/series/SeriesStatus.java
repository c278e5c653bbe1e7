package io.spindrift.model.series;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The status of a series, to be shown.
 *
 * @param observations accepted so far
 * @param time the present time of the series, milliseconds since 1970; −1 before two events
 * @param bufferedLabels number of labels that arrived before their observations
 * @param horizons in ascending order; empty before the first observation
 */
public record SeriesStatus(long observations, long time, int bufferedLabels, List<HorizonStatus> horizons) {

    /**
     * The status of one horizon.
     *
     * @param horizon how many observations ahead; 0 in the regression mode
     * @param pendingLabels observations whose labels have not been learned
     * @param labelsLearned labels learned
     * @param labels forecasts scored
     * @param mse their mean squared error
     * @param naiveMse that of the naive forecast over the same labels
     * @param effectiveSampleSize N_eff of a particle filter
     */
    public record HorizonStatus(
            int horizon,
            int pendingLabels,
            long labelsLearned,
            long labels,
            double mse,
            double naiveMse,
            OptionalDouble effectiveSampleSize) {}
}
