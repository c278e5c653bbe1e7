package io.spindrift.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.event.Control;
import io.spindrift.event.DeadLetter;
import io.spindrift.event.ForecastRow;
import io.spindrift.event.RecordLayout;
import io.spindrift.event.ScoreRow;
import io.spindrift.json.OutputReader;
import io.spindrift.json.Schemas;
import io.spindrift.model.series.IssuedAlarm;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.processor.ForecastListener;
import io.spindrift.processor.TaskMetrics;
import io.spindrift.processor.TopicGate;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.series.SeriesModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in a test driver, with RocksDB; every record that comes out is held against its schema. */
final class Driver implements AutoCloseable {
    static final long START = 1_700_000_000_000L;

    private final RuntimeSettings settings;
    private final TopologyTestDriver driver;
    private final OutputReader reader = new OutputReader();

    Driver(Path state, Map<String, String> own) {
        settings = settings(state, own);
        Properties properties = new Properties();
        properties.putAll(settings.kafka());
        properties.put("processing.guarantee", "exactly_once_v2");
        driver = new TopologyTestDriver(topology(settings), properties);
    }

    static RuntimeSettings settings(Path state, Map<String, String> own) {
        Map<String, String> all = new HashMap<>(Map.of(
                "bootstrap.servers",
                "localhost:1",
                "state.dir",
                state.toString(),
                "ensure.explicit.internal.resource.naming",
                "true",
                "series.lags",
                "3",
                "model.units",
                "2",
                "pf.particles",
                "3"));
        all.putAll(own);
        return new Configuration(new Sources().settings(all)).runtime();
    }

    static Topology topology(RuntimeSettings settings) {
        return new ForecastTopology(
                        settings.topics(),
                        settings.processor(),
                        models(settings),
                        ForecastListener.NONE,
                        TopicGate.OPEN)
                .get();
    }

    static SeriesModels models(RuntimeSettings settings) {
        SeriesSettings series = settings.processor().series();
        return new SeriesModels(series, settings.warmStart().donor(series).orElse(null), settings.newRules());
    }

    void observe(String series, long time, String json) {
        pipe(settings.topics().observations().first(), bytes(series), bytes(json), time);
    }

    void label(String series, long time, String json) {
        pipe(settings.topics().labels(), bytes(series), bytes(json), time);
    }

    /** A rule, or null to take it out; held against its schema but where it is to be refused. */
    void rule(String name, String json) {
        pipe(settings.topics().settings(), bytes(name), json == null ? null : bytes(json), START);
    }

    void pipe(String topic, byte[] key, byte[] value, long time) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, null, time));
    }

    /** A control under a key, for one series of it, or for all if that is null. */
    void control(String key, String control, String series) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Control.HEADER, bytes(control));
        if (series != null) {
            headers.add(Control.SERIES, bytes(series));
        }
        driver.createInputTopic(
                        settings.topics().observations().first(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(bytes(key), null, headers, START));
    }

    /** The forecasts of all records, one after the other. */
    List<ForecastRow> forecasts() {
        return forecasts(forecastRecords());
    }

    List<TestRecord<byte[], byte[]>> forecastRecords() {
        List<TestRecord<byte[], byte[]>> records =
                output(settings.topics().forecasts()).readRecordsToList();
        assertThat(records)
                .allSatisfy(record -> assertThat(Schemas.violations(schema("forecast"), record.value()))
                        .isEmpty());
        return records;
    }

    static List<ForecastRow> forecasts(List<TestRecord<byte[], byte[]>> records) {
        OutputReader reader = new OutputReader();
        return ForecastRow.of(records.stream()
                .map(record -> read(() -> reader.forecast(record.value())))
                .toList());
    }

    /** The scores of all records, one after the other. */
    List<ScoreRow> scores() {
        return ScoreRow.of(scoreValues().stream()
                .map(json -> read(() -> reader.score(json)))
                .toList());
    }

    /** The values of the records of the scores topic. */
    List<byte[]> scoreValues() {
        return values(settings.topics().scores(), schema("score"));
    }

    /** The values of the records of the alerts topic. */
    List<byte[]> alertValues() {
        return values(settings.topics().alerts(), "alert");
    }

    /** The begins and ends of alarms. */
    List<IssuedAlarm> alerts() {
        return alertValues().stream()
                .map(json -> read(() -> reader.alert(json)).issued())
                .toList();
    }

    private String schema(String record) {
        return settings.processor().layout() == RecordLayout.ROWS ? record + "-row" : record;
    }

    /** Returns the headers of the dead letters, without those of their records. */
    List<Map<String, String>> deadLetters() {
        return deadLetterRecords().stream().map(Driver::headers).toList();
    }

    List<TestRecord<byte[], byte[]>> deadLetterRecords() {
        List<TestRecord<byte[], byte[]>> records =
                output(settings.topics().deadLetters()).readRecordsToList();
        assertThat(records)
                .allSatisfy(record -> assertThat(Schemas.violations("dead-letter-headers", json(headers(record))))
                        .isEmpty());
        return records;
    }

    /** The reasons of the dead letters. */
    List<String> reasons() {
        return deadLetters().stream()
                .map(headers -> headers.get("spindrift.kind") + ": " + headers.get("spindrift.reason"))
                .toList();
    }

    double total(String metric) {
        return metric(metric + "-total");
    }

    /** Returns the value of a metric of the only task. */
    double metric(String metric) {
        return metric(metric, Map.of());
    }

    /** Returns the value of a metric that has some tags. */
    double metric(String metric, Map<String, String> tags) {
        return driver.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().group().equals(TaskMetrics.GROUP))
                .filter(entry -> entry.getKey().tags().entrySet().containsAll(tags.entrySet()))
                .filter(entry -> entry.getKey().name().equals(metric))
                .mapToDouble(entry -> (Double) entry.getValue().metricValue())
                .sum();
    }

    /** All that is stored, by key. */
    Map<String, byte[]> store() {
        Map<String, byte[]> content = new LinkedHashMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = models().all()) {
            all.forEachRemaining(entry -> content.put(entry.key.toString(), entry.value));
        }
        return content;
    }

    /** Flips a bit of the last value in the store. */
    void corrupt(int at) {
        KeyValue<Bytes, byte[]> last;
        try (KeyValueIterator<Bytes, byte[]> all = models().reverseAll()) {
            last = all.next();
        }
        byte[] bytes = last.value.clone();
        bytes[at] ^= 1;
        models().put(last.key, bytes);
    }

    private KeyValueStore<Bytes, byte[]> models() {
        return driver.getKeyValueStore(ForecastTopology.MODELS);
    }

    @Override
    public void close() {
        driver.close();
    }

    static Map<String, String> headers(TestRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> {
            if (header.key().startsWith(DeadLetter.PREFIX) || header.key().startsWith("__streams.errors.")) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return headers;
    }

    private static byte[] json(Map<String, String> headers) {
        try {
            return new ObjectMapper().writeValueAsBytes(headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<byte[]> values(String topic, String schema) {
        List<byte[]> values = output(topic).readValuesToList();
        assertThat(values)
                .allSatisfy(json -> assertThat(Schemas.violations(schema, json)).isEmpty());
        return values;
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
