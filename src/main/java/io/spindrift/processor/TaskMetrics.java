package io.spindrift.processor;

import io.spindrift.event.DeadLetter;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.Outcome.Counted;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.store.ModelHandle;
import io.spindrift.store.StoreOperation;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MeasurableStat;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.common.metrics.stats.Avg;
import org.apache.kafka.common.metrics.stats.Max;
import org.apache.kafka.common.metrics.stats.Min;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.TaskId;

/**
 * The metrics of a task, among those of Kafka Streams: group {@value #GROUP}, with tags for thread and task. Counters have names such as
 * {@code labels-learned-total} and {@code dead-letters-duplicate-label-rate}. These describe the events of the last minute:
 *
 * <ul>
 *   <li>{@code event-latency-seconds-avg} and {@code -max}: time to open a model, to apply an event, and to append it
 *   <li>{@code journal-length-avg} and {@code -max}: events that a restore of the series would replay
 *   <li>{@code effective-particles-avg} and {@code -min}, {@code effective-experts-avg} and {@code -min}: N_eff of particle filters and
 *       of mixtures
 * </ul>
 *
 * <p>{@link CalibrationMetrics} counts labels by where they were in their distributions.
 */
public final class TaskMetrics {
    /** The group of all metrics here. */
    public static final String GROUP = "stream-spindrift-metrics";

    private static final String SCOPE = "spindrift";
    private static final double NANOS_PER_SECOND = 1e9;

    private final StreamsMetrics metrics;
    private final Sensor events;
    private final Sensor observations;
    private final Sensor forecasts;
    private final Sensor suppressed;
    private final Sensor scores;
    private final Sensor alarmsBegun;
    private final Sensor controls;
    private final Sensor placedDifferently;
    private final Sensor tombstones;
    private final Sensor latencies;
    private final Sensor journalLengths;
    private final Sensor effectiveParticles;
    private final Sensor effectiveExperts;
    private final CalibrationMetrics calibration;
    private final Map<StoreOperation, Sensor> operations = new EnumMap<>(StoreOperation.class);
    private final Map<Counted, Sensor> counted = new EnumMap<>(Counted.class);
    private final Map<DeadLetter.Kind, Sensor> deadLetters = new EnumMap<>(DeadLetter.Kind.class);

    TaskMetrics(StreamsMetrics metrics, TaskId task) {
        this.metrics = metrics;
        events = sensor(task, "events");
        observations = sensor(task, "observations");
        forecasts = sensor(task, "forecasts");
        suppressed = sensor(task, "forecasts-suppressed");
        scores = sensor(task, "scores");
        alarmsBegun = sensor(task, "alarms-begun");
        controls = sensor(task, "controls");
        placedDifferently = sensor(task, "keys-in-unexpected-partition");
        tombstones = sensor(task, "tombstones-skipped");
        latencies = sensor(task, "event-latency-seconds", "max", new Max());
        journalLengths = sensor(task, "journal-length", "max", new Max());
        effectiveParticles = sensor(task, "effective-particles", "min", new Min());
        effectiveExperts = sensor(task, "effective-experts", "min", new Min());
        calibration = new CalibrationMetrics(metrics, prefix(task), tags(task));
        for (StoreOperation operation : StoreOperation.values()) {
            operations.put(operation, sensor(task, text(operation.name())));
        }
        for (Counted outcome : Counted.values()) {
            counted.put(outcome, sensor(task, name(outcome)));
        }
        for (DeadLetter.Kind kind : DeadLetter.Kind.values()) {
            deadLetters.put(kind, sensor(task, "dead-letters-" + kind.text()));
        }
    }

    /** The name of the counter of an outcome: {@code labels-learned}, {@code series-warm-started}. */
    public static String name(Counted outcome) {
        String[] words = text(outcome.name()).split("-", 2);
        return words[0] + (words[0].endsWith("s") ? "-" : "s-") + words[1];
    }

    /** A series has taken an event. */
    void on(ModelHandle<SeriesModel> handle, SeriesEvent event, List<Outcome> outcomes, long nanos) {
        events.record();
        latencies.record(nanos / NANOS_PER_SECOND);
        journalLengths.record(handle.journaled());
        handle.model().effectiveSampleSize().ifPresent(effectiveParticles::record);
        if (event instanceof SeriesEvent.Observation) {
            observations.record();
        }
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Counted count) {
                counted.get(count).record();
            } else if (outcome instanceof IssuedScore issued) {
                calibration.on(issued);
            } else if (outcome instanceof IssuedForecast issued) {
                int first = issued.horizons().get(0).horizon();
                handle.model().mixture(first).ifPresent(mixture -> effectiveExperts.record(mixture.effectiveExperts()));
            }
        }
    }

    /** The store has done this since the last call. */
    void on(Map<StoreOperation, Integer> activity) {
        activity.forEach((operation, times) -> {
            // The sensor counts calls, whatever their values are.
            for (int i = 0; i < times; i++) {
                operations.get(operation).record();
            }
        });
    }

    void control() {
        controls.record();
    }

    /** A record is in another partition than the default partitioner would give it. */
    void placedDifferently() {
        placedDifferently.record();
    }

    void tombstone() {
        tombstones.record();
    }

    void forecast() {
        forecasts.record();
    }

    void suppressed() {
        suppressed.record();
    }

    void score() {
        scores.record();
    }

    /** An alarm of a series began, at an observation whose forecasts are published. */
    void alarmBegun() {
        alarmsBegun.record();
    }

    void deadLetter(DeadLetter.Kind kind) {
        deadLetters.get(kind).record();
    }

    void close() {
        calibration.close();
        List.of(
                        events,
                        observations,
                        forecasts,
                        suppressed,
                        scores,
                        alarmsBegun,
                        controls,
                        placedDifferently,
                        tombstones)
                .forEach(metrics::removeSensor);
        List.of(latencies, journalLengths, effectiveParticles, effectiveExperts).forEach(metrics::removeSensor);
        operations.values().forEach(metrics::removeSensor);
        counted.values().forEach(metrics::removeSensor);
        deadLetters.values().forEach(metrics::removeSensor);
    }

    private static String text(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Sensor sensor(TaskId task, String operation) {
        return metrics.addRateTotalSensor(SCOPE, task.toString(), operation, RecordingLevel.INFO);
    }

    /** Mean and extreme of a figure, with the names and tags that Kafka Streams gives its own. */
    private Sensor sensor(TaskId task, String figure, String worst, MeasurableStat ofWorst) {
        Map<String, String> tags = tags(task);
        Sensor sensor = metrics.addSensor(prefix(task) + figure, RecordingLevel.INFO);
        sensor.add(new MetricName(figure + "-avg", GROUP, "The mean over the last events", tags), new Avg());
        sensor.add(
                new MetricName(figure + "-" + worst, GROUP, "The most extreme value of the last events", tags),
                ofWorst);
        return sensor;
    }

    private static String prefix(TaskId task) {
        return SCOPE + "." + Thread.currentThread().getName() + "." + task + ".";
    }

    private static Map<String, String> tags(TaskId task) {
        return Map.of("thread-id", Thread.currentThread().getName(), SCOPE + "-id", task.toString());
    }
}
