package io.spindrift.model.series;

import java.util.List;

/**
 * The parts of the forecasts from an observation.
 *
 * @param sequence the number of the observation within its series
 * @param horizons one mixture for each horizon, in ascending order
 */
public record IssuedMixture(long sequence, List<HorizonMixture> horizons) implements Outcome {}
