package io.spindrift.model.forecaster;

import io.spindrift.model.numeric.Noise;
import io.spindrift.model.past.Seasons;
import io.spindrift.model.scale.ForecastBounds;

/**
 * What decides how a series is learned.
 *
 * @param horizons h, ascending, each 1 to {@value #MAX_HORIZON}
 * @param seasons that features look back by
 * @param noise of the networks' weights at the start; null where no networks are among the experts
 * @param bounds that the user has set for forecasts
 */
public record ForecasterSettings(int[] horizons, Seasons seasons, Noise noise, ForecastBounds bounds) {
    /** The largest horizon. */
    public static final int MAX_HORIZON = 96;

    /** Whether networks are among the experts. */
    public boolean networks() {
        return noise != null;
    }

    /** The horizons that are learned: the first is 1, since the next value is expected in any case. */
    int[] learned() {
        if (horizons[0] == 1) {
            return horizons;
        }
        int[] learned = new int[horizons.length + 1];
        learned[0] = 1;
        System.arraycopy(horizons, 0, learned, 1, horizons.length);
        return learned;
    }
}
