package io.spindrift.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.broker.ClassBroker;
import io.spindrift.broker.TestBed;
import io.spindrift.broker.TopicReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** kcat (librdkafka) and kafkajs produce observations, and consume forecasts: {@code make clients-test}. */
@Tag("long")
final class ClientsTest {
    private static final int PARTITIONS = 3;
    private static final int KEYS = 8;
    private static final int ROUNDS = 4;
    private static final long START = 1_700_000_000_000L;
    private static final HexFormat HEX = HexFormat.of();

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void shouldForecastRecordsOfKcat_withItsPartitionerAndCompression(String codec) {
        // librdkafka's default partitioner takes CRC-32, and so places some of these keys otherwise than Java.
        assertThat(placedDifferently("kcat-" + codec, "-z", codec, "-H", "source=kcat"))
                .isPositive();
    }

    @Test
    void shouldPlaceKeysAsJava_whenKcatIsConfiguredSo() {
        assertThat(placedDifferently("kcat-murmur2", "-X", "topic.partitioner=murmur2_random"))
                .isZero();
    }

    /** Has what kcat sends forecast; how many of its records are not where Java would have placed them. */
    private static double placedDifferently(String name, String... options) {
        Client kcat = Client.kcat();
        try (TestBed bed = bed(name)) {
            bed.start();
            List<String> arguments = new ArrayList<>(List.of("-P", "-K", "|"));
            arguments.addAll(List.of(options));
            kcat.run(
                    lines((key, round) -> "device-" + key + "|{\"value\":" + round + "}"),
                    with(bed.observations(), arguments.toArray(String[]::new)));
            assertForecastInOrder(bed);
            return bed.counter("keys-in-unexpected-partition-total");
        }
    }

    @Test
    void shouldMakeDeadLetters_whenKcatSendsNoKeyOrNoValue() {
        Client kcat = Client.kcat();
        try (TestBed bed = bed("kcat-nothing").set("tombstones", "dead-letter")) {
            bed.start();
            kcat.run("{\"value\":1}\n", with(bed.observations(), "-P", "-H", "source=kcat"));
            kcat.run("device-1|\n", with(bed.observations(), "-P", "-K", "|", "-Z"));
            kcat.run("device-1|\n", with(bed.observations(), "-P", "-K", "|"));
            List<ConsumerRecord<byte[], byte[]>> letters =
                    bed.reader("dead-letters").await(3);
            assertThat(reasons(letters))
                    .containsExactlyInAnyOrder(
                            "null: key: expected the name of a series, got nothing",
                            "device-1: value: expected a JSON object, got null",
                            "device-1: value: expected JSON, got nothing");
            assertThat(letters.stream().map(TopicReader::headers).map(headers -> headers.get("source")))
                    .contains("kcat");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy"})
    void shouldForecastRecordsOfKafkajs_withHeadersAndTimestamps(String codec) {
        Client kafkajs = Client.kafkajs();
        try (TestBed bed = bed("kafkajs-" + codec)) {
            bed.start();
            kafkajs.run(
                    lines((key, round) ->
                            json(HEX.formatHex(TestBed.bytes("device-" + key)), "{\"value\":" + round + "}", round)),
                    "produce",
                    broker.bootstrapServers(),
                    bed.observations(),
                    codec);
            List<ConsumerRecord<byte[], byte[]>> forecasts = assertForecastInOrder(bed);
            assertThat(forecasts)
                    .allSatisfy(record -> assertThat(record.timestamp()).isBetween(START, START + ROUNDS));
            // Its default partitioner is Java's.
            assertThat(bed.counter("keys-in-unexpected-partition-total")).isZero();
        }
    }

    @Test
    void shouldForecastCommittedRecordsOnly_whenKafkajsSendsTransactions() {
        Client kafkajs = Client.kafkajs();
        try (TestBed bed = bed("kafkajs-transactions")) {
            bed.start();
            String[] produce = {"produce", broker.bootstrapServers(), bed.observations(), "none", "abort"};
            kafkajs.run(
                    lines((key, round) -> json(HEX.formatHex(TestBed.bytes("aborted-" + key)), "{\"value\":1}", round)),
                    produce);
            produce[4] = "commit";
            kafkajs.run(
                    lines((key, round) ->
                            json(HEX.formatHex(TestBed.bytes("device-" + key)), "{\"value\":" + round + "}", round)),
                    produce);
            assertForecastInOrder(bed);
        }
    }

    @Test
    void shouldMakeDeadLetters_whenKafkajsSendsNoKeyOrNoValue() {
        Client kafkajs = Client.kafkajs();
        try (TestBed bed = bed("kafkajs-nothing").set("tombstones", "dead-letter")) {
            bed.start();
            kafkajs.run(
                    json(null, "{\"value\":1}", 0) + "\n" + json(HEX.formatHex(TestBed.bytes("device-1")), null, 1)
                            + "\n" + json(HEX.formatHex(new byte[] {0, 0, 0, 7}), "{\"value\":1}", 2) + "\n",
                    "produce",
                    broker.bootstrapServers(),
                    bed.observations(),
                    "none");
            List<ConsumerRecord<byte[], byte[]>> letters =
                    bed.reader("dead-letters").await(3);
            assertThat(reasons(letters))
                    .containsExactlyInAnyOrder(
                            "null: key: expected the name of a series, got nothing",
                            "device-1: value: expected a JSON object, got null",
                            "\0\0\0\7: key: expected UTF-8 text (key.format=string), got a control character (U+0000); "
                                    + "is key.format=int meant?");
            assertThat(letters)
                    .allSatisfy(
                            letter -> assertThat(TopicReader.headers(letter)).containsEntry("source", "kafkajs"));
        }
    }

    /** Each series once per round, in order, in the partition that Java's default partitioner gives its key, for all consumers alike. */
    private static List<ConsumerRecord<byte[], byte[]>> assertForecastInOrder(TestBed bed) {
        List<ConsumerRecord<byte[], byte[]>> forecasts = bed.reader("forecasts").await(KEYS * ROUNDS);
        assertThat(forecasts).hasSize(KEYS * ROUNDS);
        Map<String, List<Integer>> sequences = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : forecasts) {
            assertThat(record.partition()).isEqualTo(Utils.toPositive(Utils.murmur2(record.key())) % PARTITIONS);
            String sequence = TopicReader.text(record.value()).replaceFirst(".*\"sequence\":([0-9]+).*", "$1");
            sequences
                    .computeIfAbsent(TopicReader.text(record.key()), key -> new ArrayList<>())
                    .add(Integer.valueOf(sequence));
        }
        assertThat(sequences)
                .hasSize(KEYS)
                .allSatisfy((series, numbers) -> assertThat(numbers)
                        .isEqualTo(IntStream.range(0, ROUNDS).boxed().toList()));
        assertSeenAlike(bed.topic("forecasts"), forecasts);
        return forecasts;
    }

    /** Checks that all installed clients read the same records from a topic. */
    private static void assertSeenAlike(String topic, List<ConsumerRecord<byte[], byte[]>> byJava) {
        List<String> expected = byJava.stream().map(ClientsTest::line).sorted().toList();
        if (Client.isInstalled("kcat")) {
            // kcat ends at the ends of the partitions, which are behind the markers of transactions.
            String[] consume = with(
                    topic,
                    "-C",
                    "-e",
                    "-q",
                    "-o",
                    "beginning",
                    "-X",
                    "isolation.level=read_committed",
                    "-f",
                    "%p %o %T ");
            consume[consume.length - 1] += "%k\\t%s\\n";
            assertThat(Client.kcat().run("", consume).stream().map(ClientsTest::hex))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        if (Client.isInstalled("kafkajs")) {
            assertThat(Client.kafkajs()
                            .run("", "consume", broker.bootstrapServers(), topic, Integer.toString(byJava.size())))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static String line(ConsumerRecord<byte[], byte[]> record) {
        return record.partition() + " " + record.offset() + " " + record.timestamp() + " " + HEX.formatHex(record.key())
                + " " + HEX.formatHex(record.value());
    }

    /** A line of kcat, with key and value as text, as one of the others. */
    private static String hex(String line) {
        String[] fields = line.split("[ \t]", 5);
        return fields[0] + " " + fields[1] + " " + fields[2] + " "
                + HEX.formatHex(fields[3].getBytes(StandardCharsets.UTF_8)) + " "
                + HEX.formatHex(fields[4].getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> reasons(List<ConsumerRecord<byte[], byte[]>> letters) {
        return letters.stream()
                .map(letter -> TopicReader.text(letter.key()) + ": "
                        + TopicReader.headers(letter).get("spindrift.reason"))
                .toList();
    }

    private interface Line {
        String of(int key, int round);
    }

    private static String lines(Line line) {
        return IntStream.range(0, KEYS * ROUNDS)
                .mapToObj(i -> line.of(i % KEYS, i / KEYS) + "\n")
                .collect(Collectors.joining());
    }

    private static String json(String key, String value, int round) {
        return "{\"key\":" + quoted(key) + ",\"value\":"
                + quoted(value == null ? null : HEX.formatHex(TestBed.bytes(value))) + ",\"timestamp\":\""
                + (START + round) + "\",\"headers\":{\"source\":\"kafkajs\"}}";
    }

    private static String quoted(String text) {
        return text == null ? null : '"' + text + '"';
    }

    private static String[] with(String topic, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-b", broker.bootstrapServers(), "-t", topic));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder)
                .set("topics.partitions", Integer.toString(PARTITIONS));
    }
}
