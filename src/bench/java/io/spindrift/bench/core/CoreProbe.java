package io.spindrift.bench.core;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/**
 * Feeds a series with hourly values, and returns the bytes of its learners in the store. It calls only methods that all compared versions
 * have, and its own methods have only types of the JDK, so that it can be loaded with the classes of each version.
 */
public final class CoreProbe implements DoubleConsumer, LongSupplier {
    private static final double[] NONE = {};
    private static final long HOUR = 3_600_000;

    private final SeriesModel model;
    private final long bytes;
    private long time;

    /** @param settings by name */
    public CoreProbe(Map<String, String> settings) {
        SeriesSettings series = new Configuration(new Sources().settings(settings)).series();
        model = SeriesModel.create("bench", series);
        bytes = series.learnerBytes(0);
    }

    @Override
    public void accept(double value) {
        time += HOUR;
        model.apply(new SeriesEvent.Observation(null, time, NONE, value));
    }

    @Override
    public long getAsLong() {
        return bytes;
    }
}
