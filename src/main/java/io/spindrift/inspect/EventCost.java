package io.spindrift.inspect;

import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import java.util.function.LongSupplier;

/**
 * What an event of a series takes on this machine: by feeding a model of its own for a moment, each observation with its label,
 * and counting the later half, when the JVM has compiled what is used.
 */
final class EventCost {
    private static final long NANOS = 400_000_000;
    private static final long INTERVAL_MILLIS = 1000;

    private EventCost() {}

    /**
     * Nanoseconds an event.
     *
     * @param regressors numbers in x
     * @param nanoTime of a clock that only goes forward
     */
    static double nanos(SeriesSettings settings, int regressors, LongSupplier nanoTime) {
        SeriesModel model = SeriesModel.create("series", settings);
        long start = nanoTime.getAsLong();
        long half = start;
        long now = start;
        long counted = 0;
        for (long n = 0; now - start < NANOS; n++) {
            double value = n % 2 == 0 ? 1 : -1;
            model.apply(
                    new SeriesEvent.Observation(Long.toString(n), INTERVAL_MILLIS * n, new double[regressors], value));
            now = nanoTime.getAsLong();
            if (now - start < NANOS / 2) {
                half = now;
            } else {
                counted++;
            }
        }
        return (double) (now - half) / counted;
    }
}
