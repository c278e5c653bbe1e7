package io.spindrift.processor;

import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedScore;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.common.metrics.stats.CumulativeCount;
import org.apache.kafka.streams.StreamsMetrics;

/**
 * Counts labels by where they were in the distribution of their forecast, the one of the least horizon: {@code labels-scored-total},
 * {@code labels-inside-interval-total} with a tag for the level, and {@code labels-unlikely-total}. A share over any time is the rate of
 * one of the last two, divided by that of the first.
 */
final class CalibrationMetrics {
    /** Labels with a p-value of at most this are unlikely. */
    private static final double UNLIKELY = 0.01;

    private final StreamsMetrics metrics;
    private final String prefix;
    private final Map<String, String> tags;
    private final Sensor scored;
    private final Sensor unlikely;
    private final Map<Double, Sensor> inside = new HashMap<>();

    /**
     * @param prefix unique among the tasks of the application
     * @param tags of all its metrics
     */
    CalibrationMetrics(StreamsMetrics metrics, String prefix, Map<String, String> tags) {
        this.metrics = metrics;
        this.prefix = prefix;
        this.tags = tags;
        scored = counter("labels-scored", "Labels with a forecast of the least horizon", tags);
        unlikely = counter("labels-unlikely", "Labels whose p-value was at most 0.01", tags);
    }

    void on(IssuedScore issued) {
        HorizonScore score = issued.horizons().get(0);
        scored.record();
        if (score.pValue() <= UNLIKELY) {
            unlikely.record();
        }
        for (IntervalScore interval : score.intervals()) {
            if (interval.contains(score.label(), score.prediction())) {
                inside.computeIfAbsent(interval.level(), this::inside).record();
            }
        }
    }

    private Sensor inside(double level) {
        Map<String, String> withLevel = new HashMap<>(tags);
        withLevel.put("level", Double.toString(level));
        return counter("labels-inside-interval", "Labels inside their interval of a level", withLevel);
    }

    private Sensor counter(String name, String description, Map<String, String> ownTags) {
        String level = ownTags.getOrDefault("level", "");
        Sensor sensor = metrics.addSensor(prefix + name + level, RecordingLevel.INFO);
        sensor.add(new MetricName(name + "-total", TaskMetrics.GROUP, description, ownTags), new CumulativeCount());
        return sensor;
    }

    void close() {
        metrics.removeSensor(scored);
        metrics.removeSensor(unlikely);
        inside.values().forEach(metrics::removeSensor);
    }
}
