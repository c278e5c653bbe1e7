package io.spindrift.processor;

import io.spindrift.event.DeadLetter;
import io.spindrift.model.series.Outcomes.Occurrence;
import io.spindrift.store.StoreListener;
import io.spindrift.store.StoreOperation;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.TaskId;

/**
 * The counters of a task, among the metrics of Kafka Streams: group {@value #GROUP}, names such as
 * {@code labels-learnt-total} and {@code dead-letters-duplicate-label-rate}, tagged with thread and task; and
 * {@code event-latency-avg} and {@code -max}, nanoseconds that models take to forecast and to learn.
 */
public final class Meters implements StoreListener {
    /** The group of all metrics here. */
    public static final String GROUP = "stream-spindrift-metrics";

    private static final String SCOPE = "spindrift";

    private final StreamsMetrics metrics;
    private final Sensor observations;
    private final Sensor forecasts;
    private final Sensor withheld;
    private final Sensor scores;
    private final Sensor controls;
    /** Nanoseconds. */
    private final Sensor events;

    private final Map<StoreOperation, Sensor> operations = new EnumMap<>(StoreOperation.class);
    private final Map<Occurrence, Sensor> occurrences = new EnumMap<>(Occurrence.class);
    private final Map<DeadLetter.Kind, Sensor> deadLetters = new EnumMap<>(DeadLetter.Kind.class);

    Meters(StreamsMetrics metrics, TaskId task) {
        this.metrics = metrics;
        observations = sensor(task, "observations");
        forecasts = sensor(task, "forecasts");
        withheld = sensor(task, "forecasts-withheld");
        scores = sensor(task, "scores");
        controls = sensor(task, "controls");
        events = metrics.addLatencyRateTotalSensor(SCOPE, task.toString(), "event", RecordingLevel.INFO);
        for (StoreOperation operation : StoreOperation.values()) {
            operations.put(operation, sensor(task, text(operation.name())));
        }
        for (Occurrence occurrence : Occurrence.values()) {
            occurrences.put(occurrence, sensor(task, name(occurrence)));
        }
        for (DeadLetter.Kind kind : DeadLetter.Kind.values()) {
            deadLetters.put(kind, sensor(task, "dead-letters-" + kind.text()));
        }
    }

    /** What an occurrence is counted as: {@code labels-learnt}. */
    public static String name(Occurrence occurrence) {
        String[] words = occurrence.name().toLowerCase(Locale.ROOT).split("_", 2);
        return words[0] + "s-" + words[1].replace('_', '-');
    }

    @Override
    public void did(StoreOperation operation) {
        operations.get(operation).record();
    }

    @Override
    public void applied(long nanos) {
        events.record(nanos);
    }

    void control() {
        controls.record();
    }

    void observation() {
        observations.record();
    }

    void forecast() {
        forecasts.record();
    }

    void withheld() {
        withheld.record();
    }

    void score() {
        scores.record();
    }

    void count(Occurrence occurrence) {
        occurrences.get(occurrence).record();
    }

    void deadLetter(DeadLetter.Kind kind) {
        deadLetters.get(kind).record();
    }

    void close() {
        metrics.removeSensor(observations);
        metrics.removeSensor(forecasts);
        metrics.removeSensor(withheld);
        metrics.removeSensor(scores);
        metrics.removeSensor(controls);
        metrics.removeSensor(events);
        operations.values().forEach(metrics::removeSensor);
        occurrences.values().forEach(metrics::removeSensor);
        deadLetters.values().forEach(metrics::removeSensor);
    }

    private static String text(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Sensor sensor(TaskId task, String operation) {
        return metrics.addRateTotalSensor(SCOPE, task.toString(), operation, RecordingLevel.INFO);
    }
}
