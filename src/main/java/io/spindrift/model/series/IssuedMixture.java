package io.spindrift.model.series;

import java.util.List;

/**
 * What the forecasts of an observation were mixed from.
 *
 * @param sequence the number of the observation within its series
 * @param horizons one mixture for each horizon, in ascending order
 */
public record IssuedMixture(long sequence, List<HorizonMixture> horizons) implements Outcome {}
