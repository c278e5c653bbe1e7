package io.spindrift.inspect;

import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Measures the time of an event of a series on this machine. It sends observations with their labels to a model of its own for
 * a moment, and takes the median of the second half, when the JVM has compiled the code.
 */
final class EventCost {
    private static final long NANOS = 400_000_000;
    private static final long INTERVAL_MILLIS = 1000;

    private EventCost() {}

    /**
     * Returns the nanoseconds of an event.
     *
     * @param features the number of features
     * @param nanoTime a monotonic clock
     */
    static double nanos(SeriesSettings settings, int features, LongSupplier nanoTime) {
        SeriesModel model = SeriesModel.create("series", settings);
        long start = nanoTime.getAsLong();
        long now = start;
        List<Long> times = new ArrayList<>();
        for (long n = 0; now - start < NANOS; n++) {
            double value = n % 2 == 0 ? 1 : -1;
            model.apply(
                    new SeriesEvent.Observation(Long.toString(n), INTERVAL_MILLIS * n, new double[features], value));
            long before = now;
            now = nanoTime.getAsLong();
            if (now - start >= NANOS / 2) {
                times.add(now - before);
            }
        }
        times.sort(null);
        return times.get(times.size() / 2);
    }
}
