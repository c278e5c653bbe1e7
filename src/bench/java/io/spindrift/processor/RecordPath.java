package io.spindrift.processor;

import com.sun.management.ThreadMXBean;
import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.event.BadRecordException;
import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldSettings;
import io.spindrift.json.JsonDocuments;
import io.spindrift.model.numeric.Hash;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.series.SeriesModels;
import io.spindrift.store.ByteStore;
import io.spindrift.store.MemoryBudget;
import io.spindrift.store.ModelHandle;
import io.spindrift.store.ModelStore;
import io.spindrift.store.SeriesLimitException;
import io.spindrift.store.StoreOperation;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.metrics.StreamsMetricsImpl;

/**
 * Measures the cost of a record without the model and Kafka: its bytes are read into an event, the event is written to
 * the journal, a snapshot is written at intervals, and a forecast and a score are written as bytes. Each step is
 * measured separately, and all in sequence.
 */
public final class RecordPath {
    private static final int ROUNDS = 9;
    private static final int STEPS = 40_000;
    private static final int SERIES = 100;
    private static final RecordPosition PLACE = new RecordPosition("observations", 0, 0);
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final TaskMetrics metrics;
    private final InputReader reader;
    private final Publisher publisher;
    private final ModelStore<SeriesModel, SeriesEvent> store;
    private IssuedForecast forecast;
    private IssuedScore score;
    private long sunk;

    /** A step to measure. */
    private interface Step {
        void run(int number) throws BadRecordException, SeriesLimitException;
    }

    /** @param settings of the application */
    public RecordPath(ProcessorSettings settings) {
        metrics = new TaskMetrics(new StreamsMetricsImpl(new Metrics(), "bench", Time.SYSTEM), new TaskId(0, 0));
        reader = new InputReader(settings);
        publisher = new Publisher(
                settings,
                new ForecastProcessor.Outputs("forecasts", "scores", "alerts", "dead-letters"),
                metrics,
                (out, to) -> sunk += out.value().length);
        store = new SeriesModels(settings.series())
                .open(new NoStore(), settings.store(), new MemoryBudget(Long.MAX_VALUE / 2), System::nanoTime);
    }

    /** Measures all steps, and prints the results. */
    public static void run() throws Exception {
        RecordPath path = new RecordPath(settings("series"));
        RecordPath labels = new RecordPath(settings("regression"));
        FieldReader json = new FieldReader(FieldSettings.DEFAULT, new JsonDocuments());
        byte[] value = bytes("{\"value\":1234.5678901}");
        byte[] regression = bytes("{\"id\":\"o12345\",\"x\":[0.123456789,-0.5,0.25,1.75,-0.987654321,0.1,0.2,0.3]}");
        byte[] label = bytes("{\"id\":\"o12345\",\"label\":0.987654321}");
        System.out.printf("%-52s %10s %10s%n", "step", "ns", "bytes");
        print(
                "read an observation of the series mode",
                number -> path.sunk += json.series(value).hashCode());
        print(
                "read an observation of 8 numbers",
                number -> path.sunk += json.regression(regression).hashCode());
        print("read a label", number -> path.sunk += json.label(label).hashCode());
        print("a record to an event: series mode", number -> path.event(record(number, value)));
        print("a record to an event: a label", number -> labels.event(record(number, label)));
        print("a forecast and a score to records", number -> path.write(record(number, value)));
        print("an event to the journal, snapshots included", number -> path.keep(record(number, value)));
        print("counters", number -> path.count());
        print("all of it", number -> path.pass(record(number, value)));
        if (path.sunk == 42) {
            System.out.println();
        }
    }

    private static ProcessorSettings settings(String mode) {
        return new Configuration(new Sources()
                        .settings(Map.of("bootstrap.servers", "none:0", "input.mode", mode, "model", "blend-linear")))
                .runtime()
                .processor();
    }

    /** All of it but the model. */
    public void pass(Record<byte[], byte[]> record) throws BadRecordException, SeriesLimitException {
        keep(record);
        write(record);
    }

    /** As often as a record of the series mode is counted. */
    private void count() {
        metrics.forecast();
        metrics.score();
        metrics.on(Map.of(StoreOperation.JOURNALED_EVENTS, 1));
    }

    private SeriesEvent event(Record<byte[], byte[]> record) throws BadRecordException {
        return reader.events(reader.key(record.key()), record, PLACE).get(0).event();
    }

    private void keep(Record<byte[], byte[]> record) throws BadRecordException, SeriesLimitException {
        String series = reader.key(record.key());
        SeriesEvent event = reader.events(series, record, PLACE).get(0).event();
        ModelHandle<SeriesModel> handle = store.open(series, event);
        if (handle.events() < 2) {
            // So that snapshots have their size.
            handle.model().apply(event);
        }
        store.append(handle, event, Hash.of(series));
    }

    /** A forecast and a score made into records. */
    public void write(Record<byte[], byte[]> record) throws BadRecordException, SeriesLimitException {
        if (forecast == null) {
            begin(record);
        }
        publisher.publish("series-0", record, forecast);
        publisher.publish("series-0", record, score);
    }

    /** Notes a forecast and a score as a model issues them. */
    private void begin(Record<byte[], byte[]> record) throws BadRecordException, SeriesLimitException {
        SeriesEvent event = event(record);
        SeriesModel model = store.open("another", event).model();
        for (int i = 0; i < 4; i++) {
            SeriesEvent.Observation observation = (SeriesEvent.Observation) event;
            note(model.apply(new SeriesEvent.Observation(
                    null, record.timestamp() + i, observation.x(), observation.value() + Math.sqrt(i))));
        }
    }

    private static Record<byte[], byte[]> record(int number, byte[] value) {
        return new Record<>(
                bytes("series-" + number % SERIES), value, 1_700_000_000_000L + number, new RecordHeaders());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The median over some rounds, those of the compiler left out. */
    private static void print(String name, Step step) throws Exception {
        double[] nanos = new double[ROUNDS];
        long bytes = 0;
        for (int round = -4; round < ROUNDS; round++) {
            long allocated = THREAD.getCurrentThreadAllocatedBytes();
            long begun = THREAD.getCurrentThreadCpuTime();
            for (int i = 0; i < STEPS; i++) {
                step.run(i);
            }
            if (round >= 0) {
                nanos[round] = (double) (THREAD.getCurrentThreadCpuTime() - begun) / STEPS;
                bytes = (THREAD.getCurrentThreadAllocatedBytes() - allocated) / STEPS;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(Locale.ROOT, "%-52s %10.0f %10d%n", name, nanos[ROUNDS / 2], bytes);
    }

    private void note(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof IssuedForecast issued) {
                forecast = issued;
            } else if (outcome instanceof IssuedScore issued) {
                score = issued;
            }
        }
    }

    /** Keeps nothing, so that only the making of bytes is measured. */
    private static final class NoStore implements ByteStore {
        @Override
        public byte[] get(byte[] key) {
            return null;
        }

        @Override
        public void put(byte[] key, byte[] value) {
            // Made and forgotten.
        }

        @Override
        public void delete(byte[] key) {
            // Never there.
        }

        @Override
        public void scan(byte[] prefix, BiConsumer<byte[], byte[]> to) {
            // Nothing to show.
        }
    }
}
