package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.broker.BadRecords.Bad;
import io.spindrift.event.BadRecordException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("broker")
class BadInputBrokerTest {
    private static final long START = 1_700_000_000_000L;
    private static final int MAX_DEAD_LETTER = 1_114_112;
    private static final List<String> BEFORE = List.of("0", "1", "2");
    private static final List<String> AFTER = List.of("3", "b", "4");

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    private static TestBed bed;
    private static TestBed twin;
    private static TopicReader forecasts;
    private static TopicReader scores;
    private static TopicReader deadLetters;
    private static TopicReader twinForecasts;
    private static TopicReader twinScores;

    @BeforeAll
    static void start() {
        bed = started("bad-input");
        twin = started("bad-input-twin");
        forecasts = bed.reader("forecasts");
        scores = bed.reader("scores");
        deadLetters = bed.reader("dead-letters");
        twinForecasts = twin.reader("forecasts");
        twinScores = twin.reader("scores");
    }

    @AfterAll
    static void stop() {
        bed.close();
        twin.close();
    }

    private static TestBed started(String name) {
        TestBed started = new TestBed(broker.bootstrapServers(), name, folder)
                .set("tombstones", "dead-letter")
                .set("input.mode", "regression")
                .set("record.max.bytes", Integer.toString(BadRecords.MAX_RECORD))
                .withLabelsTopic();
        Map<String, String> anyTime = Map.of("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        started.createTopic(started.observations(), 1, anyTime);
        started.start();
        return started;
    }

    static Stream<Bad> all() {
        return BadRecords.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldMakeDeadLettersOfUnusableRecords_andContinueWithoutThem(Bad bad) {
        byte[] key = bad.key() == BadRecords.SERIES ? TestBed.bytes(bad.name()) : bad.key();
        String topic = bad.labels() ? bed.labels() : bed.observations();
        shouldBury(
                bad.name(), new ProducerRecord<>(topic, 0, START + 2500, key, bad.value()), bad.kind(), bad.reason());
    }

    @ParameterizedTest
    @ValueSource(longs = {253_402_300_800_000L, Long.MAX_VALUE})
    void shouldMakeADeadLetter_whenARecordIsFromTheFarFuture(long time) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(bed.observations(), 0, time, null, observation("b"));
        shouldBury("future " + time, record, "time", "timestamp: expected at most ");
    }

    @Test
    void shouldMakeADeadLetter_whenARecordHasNoTime() {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(bed.observations(), 0, null, observation("b")) {
            @Override
            public Long timestamp() {
                return -1L;
            }
        };
        shouldBury("no time", record, "time", "timestamp: expected milliseconds since 1970, got -1");
    }

    @Test
    void shouldIgnoreUnknownFields() {
        feedBoth("unknown fields", BEFORE, 0);
        String known = TopicReader.text(observation("u"));
        String more = known.replace("}", ",\"unit\":{\"of\":[\"°C\",null]},\"value\":\"x\"}");
        twin.send(twin.observations(), "unknown fields", known, START + 2500);
        bed.send(bed.observations(), "unknown fields", more, START + 2500);
        feedBoth("unknown fields", AFTER, BEFORE.size());

        forecasts.awaitOf("unknown fields", BEFORE.size() + 1 + AFTER.size());
        twinForecasts.awaitOf("unknown fields", BEFORE.size() + 1 + AFTER.size());
        assertThat(of(forecasts, "unknown fields")).isEqualTo(of(twinForecasts, "unknown fields"));
    }

    @Test
    void shouldCutAValue_whenItIsTooLargeForTheDeadLetterTopic() {
        byte[] value = TestBed.bytes("{\"id\":\"b\",\"x\":[1,2,3],\"pad\":\"" + "p".repeat(3 << 20) + "\"}");
        feedBoth("cut", BEFORE, 0);
        RecordMetadata sent =
                send(new ProducerRecord<>(bed.observations(), 0, START + 2500, TestBed.bytes("cut"), value));
        feedBoth("cut", AFTER, BEFORE.size());

        ConsumerRecord<byte[], byte[]> letter = deadLetterOf(sent);
        assertThat(TopicReader.headers(letter))
                .containsEntry("spindrift.kind", "size")
                .containsEntry("spindrift.truncated", "value " + value.length)
                .containsEntry("origin", "somewhere");
        assertThat(letter.value())
                .hasSizeBetween(MAX_DEAD_LETTER - 2048, MAX_DEAD_LETTER)
                .isEqualTo(Arrays.copyOf(value, letter.value().length));
        assertSameAsTwin("cut");
    }

    private static void shouldBury(String series, ProducerRecord<byte[], byte[]> record, String kind, String reason) {
        feedBoth(series, BEFORE, 0);
        RecordMetadata sent = send(record);
        feedBoth(series, AFTER, BEFORE.size());

        ConsumerRecord<byte[], byte[]> letter = deadLetterOf(sent);
        assertThat(letter.key()).isEqualTo(record.key());
        assertThat(letter.value()).isEqualTo(record.value());
        Map<String, String> headers = TopicReader.headers(letter);
        String text = headers.remove("spindrift.reason");
        assertThat(text).startsWith(reason);
        String offset = Long.toString(sent.offset());
        assertThat(headers)
                .isEqualTo(Map.ofEntries(
                        Map.entry("origin", "somewhere"),
                        Map.entry("spindrift.kind", kind),
                        Map.entry("spindrift.topic", sent.topic()),
                        Map.entry("spindrift.partition", "0"),
                        Map.entry("spindrift.offset", offset),
                        Map.entry("spindrift.timestamp", Long.toString(record.timestamp())),
                        Map.entry("__streams.errors.exception", BadRecordException.class.getName()),
                        Map.entry("__streams.errors.message", text),
                        Map.entry("__streams.errors.topic", sent.topic()),
                        Map.entry("__streams.errors.partition", "0"),
                        Map.entry("__streams.errors.offset", offset)));
        assertSameAsTwin(series);
    }

    private static RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        record.headers().add("origin", TestBed.bytes("somewhere"));
        return bed.send(record);
    }

    private static ConsumerRecord<byte[], byte[]> deadLetterOf(RecordMetadata sent) {
        deadLetters.await("the dead letter of " + sent, all -> all.stream().anyMatch(letter -> isOf(sent, letter)));
        List<ConsumerRecord<byte[], byte[]>> letters =
                deadLetters.all().stream().filter(letter -> isOf(sent, letter)).toList();
        assertThat(letters).hasSize(1);
        return letters.get(0);
    }

    private static boolean isOf(RecordMetadata sent, ConsumerRecord<byte[], byte[]> letter) {
        Map<String, String> headers = TopicReader.headers(letter);
        return headers.get("spindrift.topic").equals(sent.topic())
                && headers.get("spindrift.offset").equals(Long.toString(sent.offset()));
    }

    private static void feedBoth(String series, List<String> ids, int from) {
        for (int i = 0; i < ids.size(); i++) {
            long time = START + 1000L * (from + i);
            String value = TopicReader.text(observation(ids.get(i)));
            bed.send(bed.observations(), series, value, time);
            twin.send(twin.observations(), series, value, time);
        }
    }

    private static byte[] observation(String id) {
        int number = id.charAt(0);
        return TestBed.bytes("{\"id\":\"%s\",\"x\":[%d,%d,%d],\"label\":%d}"
                .formatted(id, number % 3, number % 5, number % 7, number % 11));
    }

    private static void assertSameAsTwin(String series) {
        int count = BEFORE.size() + AFTER.size();
        scores.awaitOf(series, count);
        twinScores.awaitOf(series, count);
        forecasts.awaitOf(series, count);
        twinForecasts.awaitOf(series, count);
        assertThat(of(forecasts, series)).hasSize(count).isEqualTo(of(twinForecasts, series));
        assertThat(of(scores, series)).hasSize(count).isEqualTo(of(twinScores, series));
        assertThat(twin.counter("forecasts-total")).isEqualTo(bed.counter("forecasts-total"));
    }

    private static List<String> of(TopicReader reader, String series) {
        return TopicReader.byKey(reader.all()).get(series);
    }
}
