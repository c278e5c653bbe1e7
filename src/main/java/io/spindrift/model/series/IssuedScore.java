package io.spindrift.model.series;

import java.util.List;

/**
 * A label, and the scores of the forecasts that it was the label of. In the series mode it is the value of an observation, and
 * scores one forecast for each horizon, made at earlier observations. In the regression mode it scores the one forecast of its
 * observation.
 *
 * <p>Where horizons are intervals of time, a value may become the label of some forecasts with one event, and of others with the
 * next. It may also be the label of several forecasts for one horizon.
 *
 * @param observation that the label belongs to
 * @param horizons one score for each forecast, at least one, horizons in ascending order; all have the same label
 */
public record IssuedScore(ObservationRef observation, List<HorizonScore> horizons) implements Outcome {

    /** The label. */
    public double label() {
        return horizons.get(0).label();
    }
}
