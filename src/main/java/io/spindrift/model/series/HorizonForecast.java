package io.spindrift.model.series;

import io.spindrift.model.interval.Interval;
import io.spindrift.model.interval.Quantile;
import java.util.List;

/**
 * The forecast for one horizon.
 *
 * @param horizon how many observations, or intervals, ahead; 0 in the regression mode
 * @param prediction the point forecast, in the unit of the label
 * @param naive the last label that was known when the forecast was made; 0 before the first
 * @param intervals one for each level, levels in ascending order; with bounds NaN while nothing is known about the size of errors
 * @param quantiles one for each probability of {@code prediction.quantiles}, in ascending order; NaN while nothing is known
 */
public record HorizonForecast(
        int horizon, double prediction, double naive, List<Interval> intervals, List<Quantile> quantiles) {

    /** Without quantiles. */
    public HorizonForecast(int horizon, double prediction, double naive, List<Interval> intervals) {
        this(horizon, prediction, naive, intervals, List.of());
    }

    /** The same with other quantiles. */
    HorizonForecast with(List<Quantile> some) {
        return new HorizonForecast(horizon, prediction, naive, intervals, some);
    }
}
