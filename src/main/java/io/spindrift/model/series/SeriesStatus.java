package io.spindrift.model.series;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Where a series stands, for people.
 *
 * @param observations accepted so far
 * @param time the present time of the series, milliseconds since 1970; −1 before two events
 * @param earlyLabels that wait for their observations
 * @param horizons in ascending order; empty before the first observation
 */
public record SeriesStatus(long observations, long time, int earlyLabels, List<HorizonStatus> horizons) {

    /**
     * Where one horizon stands.
     *
     * @param ahead how many observations ahead; 0 in the regression feed
     * @param waiting observations whose labels have not been learned
     * @param labelsLearned labels learned
     * @param labels forecasts scored
     * @param mse their mean squared error
     * @param persistenceMse that of persistence over the same labels
     * @param effectiveSampleSize N_eff of a particle filter
     */
    public record HorizonStatus(
            int ahead,
            int waiting,
            long labelsLearned,
            long labels,
            double mse,
            double persistenceMse,
            OptionalDouble effectiveSampleSize) {}
}
