package io.spindrift.model.series;

import java.util.List;

/**
 * The forecasts that were made at one observation, for all horizons.
 *
 * @param observation at which they were made
 * @param pendingLabels how many earlier observations were still waiting for a label; the largest number over the horizons
 * @param stale whether these were more than the forecast of some horizon is rolled forward through
 * @param labelsLearned how many labels had been learned; the largest number over the horizons
 * @param horizons one forecast for each horizon, in ascending order
 */
public record IssuedForecast(
        ObservationRef observation,
        int pendingLabels,
        boolean stale,
        long labelsLearned,
        List<HorizonForecast> horizons)
        implements Outcome {

    /** The same with other horizons. */
    public IssuedForecast with(List<HorizonForecast> some) {
        return new IssuedForecast(observation, pendingLabels, stale, labelsLearned, some);
    }
}
