package io.spindrift.model.distribution;

import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.state.FieldVisitor;

/**
 * A row at which forecasts are made.
 *
 * @param time milliseconds since 1970
 * @param interval usual milliseconds from one row to the next, at least 0
 * @param bounds within which the forecasts are, and all bounds of their intervals must be
 */
public record ForecastOrigin(long time, long interval, ForecastBounds bounds) {
    /** The time of the label that is a number of rows later. */
    long target(int horizon) {
        return time + horizon * interval;
    }

    ForecastOrigin visit(FieldVisitor fields) {
        return new ForecastOrigin(
                fields.int64("origin.time", time), fields.int64("origin.interval", interval), bounds.visit(fields));
    }
}
