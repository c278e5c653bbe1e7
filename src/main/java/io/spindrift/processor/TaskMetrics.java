package io.spindrift.processor;

import io.spindrift.event.DeadLetter;
import io.spindrift.model.series.Outcomes.Occurrence;
import io.spindrift.store.StoreListener;
import io.spindrift.store.StoreOperation;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
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
 * The counters of a task, among the metrics of Kafka Streams: group {@value #GROUP}, names such as
 * {@code labels-learned-total} and {@code dead-letters-duplicate-label-rate}, tagged with thread and task. Besides, over the events of
 * the last minute: {@code event-latency-seconds-avg} and {@code -max}, the time that models take to forecast and to learn, and of it
 * {@code forecast-latency-seconds-…} and {@code learn-latency-seconds-…}, the time of a forecast and of a label; {@code journal-length-avg} and {@code -max}, events
 * that would be replayed to load the series; {@code effective-particles-avg} and {@code -min}, {@code effective-experts-avg} and
 * {@code -min}, N_eff of particle filters and of mixtures.
 */
public final class TaskMetrics implements StoreListener {
    /** The group of all metrics here. */
    public static final String GROUP = "stream-spindrift-metrics";

    private static final String SCOPE = "spindrift";
    private static final double NANOS_PER_SECOND = 1e9;

    private final StreamsMetrics metrics;
    private final LongSupplier nanoTime;
    private final Sensor observations;
    private final Sensor forecasts;
    private final Sensor suppressed;
    private final Sensor scores;
    private final Sensor controls;
    private final Sensor placedDifferently;
    private final Sensor tombstones;
    private final Sensor events;
    /** In seconds, like the next two. */
    private final Sensor eventLatency;

    private final Sensor forecastLatency;
    private final Sensor learnLatency;
    private final Sensor journalLengths;
    private final Sensor effectiveParticles;
    private final Sensor effectiveExperts;
    /** When the model went on. */
    private long since;

    private final Map<StoreOperation, Sensor> operations = new EnumMap<>(StoreOperation.class);
    private final Map<Occurrence, Sensor> occurrences = new EnumMap<>(Occurrence.class);
    private final Map<DeadLetter.Kind, Sensor> deadLetters = new EnumMap<>(DeadLetter.Kind.class);

    /** @param nanoTime of a clock that only goes forward */
    TaskMetrics(StreamsMetrics metrics, TaskId task, LongSupplier nanoTime) {
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        observations = sensor(task, "observations");
        forecasts = sensor(task, "forecasts");
        suppressed = sensor(task, "forecasts-suppressed");
        scores = sensor(task, "scores");
        controls = sensor(task, "controls");
        placedDifferently = sensor(task, "keys-in-unexpected-partition");
        tombstones = sensor(task, "tombstones-skipped");
        events = sensor(task, "events");
        eventLatency = sensor(task, "event-latency-seconds", "max", new Max());
        forecastLatency = sensor(task, "forecast-latency-seconds", "max", new Max());
        learnLatency = sensor(task, "learn-latency-seconds", "max", new Max());
        journalLengths = sensor(task, "journal-length", "max", new Max());
        effectiveParticles = sensor(task, "effective-particles", "min", new Min());
        effectiveExperts = sensor(task, "effective-experts", "min", new Min());
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

    /** The name of the counter of an occurrence: {@code labels-learned}, {@code series-warm-started}. */
    public static String name(Occurrence occurrence) {
        String[] words = text(occurrence.name()).split("-", 2);
        return words[0] + (words[0].endsWith("s") ? "-" : "s-") + words[1];
    }

    @Override
    public void did(StoreOperation operation) {
        operations.get(operation).record();
    }

    @Override
    public void applied(long nanos) {
        events.record();
        eventLatency.record(nanos / NANOS_PER_SECOND);
    }

    @Override
    public void journaled(long entries) {
        journalLengths.record(entries);
    }

    /** The model goes on: what it does next takes from now. */
    void goOn() {
        since = nanoTime.getAsLong();
    }

    /** The model has made a forecast. */
    void forecastMade() {
        forecastLatency.record((nanoTime.getAsLong() - since) / NANOS_PER_SECOND);
    }

    /** The model has learned a label, and goes on. */
    void labelLearned() {
        long now = nanoTime.getAsLong();
        learnLatency.record((now - since) / NANOS_PER_SECOND);
        since = now;
    }

    /** N_eff of a model that weighs particles. */
    void effectiveParticles(double number) {
        effectiveParticles.record(number);
    }

    /** How many experts a forecast is mixed from. */
    void effectiveExperts(double number) {
        effectiveExperts.record(number);
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

    void observation() {
        observations.record();
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

    void count(Occurrence occurrence) {
        occurrences.get(occurrence).record();
    }

    void deadLetter(DeadLetter.Kind kind) {
        deadLetters.get(kind).record();
    }

    void close() {
        metrics.removeSensor(observations);
        metrics.removeSensor(forecasts);
        metrics.removeSensor(suppressed);
        metrics.removeSensor(scores);
        metrics.removeSensor(controls);
        metrics.removeSensor(placedDifferently);
        metrics.removeSensor(tombstones);
        metrics.removeSensor(events);
        List.of(eventLatency, forecastLatency, learnLatency, journalLengths, effectiveParticles, effectiveExperts)
                .forEach(metrics::removeSensor);
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

    /** The mean and the worst of a figure, named and tagged as Kafka Streams does it with the others. */
    private Sensor sensor(TaskId task, String figure, String worst, MeasurableStat ofWorst) {
        String thread = Thread.currentThread().getName();
        Map<String, String> tags = Map.of("thread-id", thread, SCOPE + "-id", task.toString());
        Sensor sensor = metrics.addSensor(SCOPE + "." + thread + "." + task + "." + figure, RecordingLevel.INFO);
        sensor.add(new MetricName(figure + "-avg", GROUP, "The mean over the last events", tags), new Avg());
        sensor.add(
                new MetricName(figure + "-" + worst, GROUP, "The most extreme value of the last events", tags),
                ofWorst);
        return sensor;
    }
}
