package io.spindrift.topology;

import io.spindrift.event.Control;
import io.spindrift.json.OutputReader;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.processor.ForecastListener;
import io.spindrift.processor.ForecastProcessor;
import io.spindrift.processor.OutputKey;
import io.spindrift.processor.ProcessorSettings;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.series.SeriesModels;
import io.spindrift.store.ByteStore;
import io.spindrift.store.MemoryBudget;
import io.spindrift.store.MemoryByteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.test.TestRecord;

/** The processor over a table of the test's own, which outlives it and may fail, with a budget of memory of the test's own. */
final class TaskRun implements AutoCloseable {
    static final ForecastProcessor.Outputs OUTPUTS =
            new ForecastProcessor.Outputs("forecasts", "scores", "alerts", "dead-letters");

    private final TopologyTestDriver driver;
    private final SeriesModels models;
    private long time = Driver.START;

    TaskRun(Path state, Map<String, String> own, ByteStore table, long memoryBytes) {
        this(state, own, table, memoryBytes, rules -> {});
    }

    /** @param known fills in the rules that are known before the task begins */
    TaskRun(Path state, Map<String, String> own, ByteStore table, long memoryBytes, Consumer<RuleRegistry> known) {
        // A model that does not look at times: those of two runs differ.
        Map<String, String> all = new HashMap<>(Map.of("model", "pf-block"));
        all.putAll(own);
        RuntimeSettings runtime = Driver.settings(state, all);
        ProcessorSettings settings = runtime.processor();
        models = Driver.models(runtime);
        known.accept(models.rules());
        Properties properties = new Properties();
        properties.put("application.id", "task-run");
        properties.put("state.dir", state.toString());
        properties.put("processing.exception.handler", LogAndContinueProcessingExceptionHandler.class.getName());
        MemoryBudget budget = new MemoryBudget(memoryBytes);
        Topology topology = new Topology()
                .addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "observations")
                .addProcessor(
                        "processor",
                        () -> new ForecastProcessor(
                                        settings,
                                        OUTPUTS,
                                        opener(settings, models, table, budget),
                                        ForecastListener.NONE,
                                        System::nanoTime)
                                .ignoringAlarms(models.rules()::ignoresAlarm),
                        "source");
        for (String sink : List.of(OUTPUTS.forecasts(), OUTPUTS.scores(), OUTPUTS.alerts(), OUTPUTS.deadLetters())) {
            topology.addSink(sink, sink, OutputKey.SERIALIZER, new ByteArraySerializer(), "processor");
        }
        driver = new TopologyTestDriver(topology, properties);
    }

    static ForecastProcessor.ModelsOpener opener(ProcessorSettings settings, ByteStore table, MemoryBudget budget) {
        return opener(settings, new SeriesModels(settings.series()), table, budget);
    }

    private static ForecastProcessor.ModelsOpener opener(
            ProcessorSettings settings, SeriesModels models, ByteStore table, MemoryBudget budget) {
        return context -> models.open(table, settings.store(), budget, System::nanoTime);
    }

    /** The rules that its settings change with. */
    RuleRegistry rules() {
        return models.rules();
    }

    void value(String series, double value) {
        send(series, "{\"value\":" + value + "}", null);
    }

    /** Sends a value with a time some milliseconds after the one before. */
    void valueAfter(long millis, String series, double value) {
        time += millis;
        value(series, value);
    }

    /** Twenty seconds pass, by two series that had values at the time before. */
    void passTime(String one, String other) {
        for (int i = 0; i < 10; i++) {
            value(one, 1);
            valueAfter(2000, other, 1);
        }
    }

    void control(String series, String control) {
        send(series, null, control);
    }

    /** Returns the forecasts since the last call. */
    List<Double> forecasts() {
        OutputReader reader = new OutputReader();
        return driver
                .createOutputTopic("forecasts", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .flatMap(json -> {
                    try {
                        return reader.forecast(json).issued().horizons().stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .map(HorizonForecast::prediction)
                .toList();
    }

    /** Returns the values of the records of the alerts topic since the last call. */
    List<byte[]> alerts() {
        return driver.createOutputTopic("alerts", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList();
    }

    /** Returns kinds and reasons of the dead letters since the last call. */
    List<String> reasons() {
        return driver
                .createOutputTopic("dead-letters", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(Driver::headers)
                .map(headers -> headers.get("spindrift.kind") + ": " + headers.get("spindrift.reason"))
                .toList();
    }

    double total(String metric) {
        return driver.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(metric + "-total"))
                .mapToDouble(entry -> (Double) entry.getValue().metricValue())
                .sum();
    }

    @Override
    public void close() {
        driver.close();
    }

    private void send(String series, String json, String control) {
        RecordHeaders headers = new RecordHeaders();
        if (control != null) {
            headers.add(Control.HEADER, Driver.bytes(control));
        }
        byte[] value = json == null ? null : Driver.bytes(json);
        driver.createInputTopic("observations", new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(Driver.bytes(series), value, headers, time++));
    }

    /** A table in which one put fails, after a number of successful ones. */
    static final class FailingTable implements ByteStore {
        private final MemoryByteStore table = new MemoryByteStore();
        private int putsLeft = Integer.MAX_VALUE;

        void failAfter(int puts) {
            putsLeft = puts;
        }

        boolean failed() {
            return putsLeft < 0;
        }

        /** Flips a bit in every value of a kind: 1 for headers, 2 for slots, 3 for chunks. */
        void damage(int kind) {
            table.scan(new byte[] {(byte) kind}, (key, value) -> value[value.length / 2] ^= 1);
        }

        int count(int kind) {
            int[] count = {0};
            table.scan(new byte[] {(byte) kind}, (key, value) -> count[0]++);
            return count[0];
        }

        @Override
        public byte[] get(byte[] key) {
            return table.get(key);
        }

        @Override
        public void put(byte[] key, byte[] value) {
            if (putsLeft-- == 0) {
                throw new IllegalStateException("the disk is full");
            }
            table.put(key, value);
        }

        @Override
        public void delete(byte[] key) {
            table.delete(key);
        }

        @Override
        public void scan(byte[] prefix, BiConsumer<byte[], byte[]> to) {
            table.scan(prefix, to);
        }
    }
}
