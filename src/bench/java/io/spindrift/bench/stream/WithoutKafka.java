package io.spindrift.bench.stream;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.event.BadRecordException;
import io.spindrift.event.InputRecord;
import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldSettings;
import io.spindrift.json.JsonDocuments;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.processor.ProcessorSettings;
import io.spindrift.processor.RecordPath;
import io.spindrift.store.SeriesLimitException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Processes the same records without Kafka, in this thread: with only the models, and with only the serialization of
 * records and events.
 */
final class WithoutKafka {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS_A_MICRO = 1e3;
    /** More would be more memory, and no other arithmetic. */
    private static final int MAX_SERIES = 1000;
    /** As many, each with a store's copy of its model. */
    private static final int MAX_STORED = 50;

    private final ProcessorSettings settings;
    private final Map<String, SeriesModel> models = new HashMap<>();
    private final FieldReader reader = new FieldReader(FieldSettings.DEFAULT, new JsonDocuments());
    private final RecordPath path;
    private final Workload learned;
    private final Workload passed;

    private record Step(SeriesModel model, SeriesEvent event) {}

    WithoutKafka(String model, int series) {
        settings = new Configuration(new Sources().settings(Map.of("bootstrap.servers", "none:0", "model", model)))
                .runtime()
                .processor();
        path = new RecordPath(settings);
        learned = new Workload(Math.min(series, MAX_SERIES));
        passed = new Workload(Math.min(series, MAX_STORED));
    }

    /** Returns microseconds per record for the models: checks, learning and forecasts. */
    double arithmeticMicros(int records) {
        List<Step> steps = new ArrayList<>(records);
        for (int i = 0; i < records; i++) {
            steps.add(step(learned.next()));
        }
        long begun = THREADS.getCurrentThreadCpuTime();
        for (Step step : steps) {
            step.model.apply(step.event);
        }
        return (THREADS.getCurrentThreadCpuTime() - begun) / NANOS_A_MICRO / records;
    }

    private Step step(Workload.Item item) {
        String series = new String(item.key(), StandardCharsets.UTF_8);
        SeriesModel model = models.computeIfAbsent(series, name -> SeriesModel.create(name, settings.series()));
        try {
            InputRecord.Observation observation =
                    (InputRecord.Observation) reader.series(item.value()).get(0).get();
            double value = observation.value().orElseThrow();
            return new Step(model, new SeriesEvent.Observation(null, item.time(), observation.x(), value));
        } catch (BadRecordException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns microseconds per record for writing a forecast and a score. */
    double outputMicros(int records) {
        Workload.Item item = passed.next();
        Record<byte[], byte[]> record = new Record<>(item.key(), item.value(), item.time(), new RecordHeaders());
        long begun = THREADS.getCurrentThreadCpuTime();
        try {
            for (int i = 0; i < records; i++) {
                path.write(record);
            }
        } catch (BadRecordException | SeriesLimitException e) {
            throw new IllegalStateException(e);
        }
        return (THREADS.getCurrentThreadCpuTime() - begun) / NANOS_A_MICRO / records;
    }

    /**
     * Returns microseconds per record for serialization: JSON in and out, the bytes of the journal, and those of
     * snapshots.
     */
    double serializationMicros(int records) {
        List<Record<byte[], byte[]>> all = new ArrayList<>(records);
        for (int i = 0; i < records; i++) {
            Workload.Item item = passed.next();
            all.add(new Record<>(item.key(), item.value(), item.time(), new RecordHeaders()));
        }
        long begun = THREADS.getCurrentThreadCpuTime();
        try {
            for (Record<byte[], byte[]> record : all) {
                path.pass(record);
            }
        } catch (BadRecordException | SeriesLimitException e) {
            throw new IllegalStateException(e);
        }
        return (THREADS.getCurrentThreadCpuTime() - begun) / NANOS_A_MICRO / records;
    }
}
