package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.changelog.Changelog;
import io.spindrift.event.SeriesNames;
import io.spindrift.runtime.Application;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are not text, and keys that another partitioner than Kafka's default for Java has placed. */
@Tag("broker")
final class KeysBrokerTest {
    private static final int PARTITIONS = 4;
    private static final long START = 1_700_000_000_000L;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    @Test
    void shouldKeepAndFindSeries_whenKeysAreNumbers() {
        try (TestBed bed = bed("numbers").set("key.format", "int")) {
            Application application = bed.start();
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int key = 0; key < 8; key++) {
                records.add(record(bed, null, number(key), 0));
            }
            bed.send(records);
            for (ConsumerRecord<byte[], byte[]> forecast :
                    bed.reader("forecasts").await(8)) {
                assertThat(forecast.partition()).isEqualTo(byDefault(forecast.key()));
                String series = Integer.toString(ByteBuffer.wrap(forecast.key()).getInt());
                assertThat(TopicReader.text(forecast.value())).contains("\"series\":\"" + series + "\"");
                assertThat(application.queries().owner(series).isPresent()).isTrue();
            }
            assertThat(bed.counter("keys-in-unexpected-partition-total")).isZero();
            assertThat(Commands.run(bed, "inspect", "--series", "5").out()).contains("observations  1");
            assertThat(Commands.run(bed, "reset", "--series", "5").code()).isZero();
            bed.send(record(bed, null, number(5), 1));
            bed.send(record(bed, null, number(6), 1));
            bed.reader("forecasts").await(10);
            assertThat(Commands.run(bed, "inspect", "--series", "5").out()).contains("observations  1");
            assertThat(Commands.run(bed, "inspect", "--series", "6").out()).contains("observations  2");
        }
    }

    @Test
    void shouldWriteTheSameOutput_whenItRestartsBetweenRecordsWithKeysOfSeveralSpellings() {
        byte[][] spellings = {TestBed.bytes("{\"id\":7}"), TestBed.bytes("{ \"id\": 7 }"), TestBed.bytes("7")};
        List<String> calm = run("calm", spellings, false);
        assertThat(run("stopped", spellings, true)).isEqualTo(calm).hasSize(12);
    }

    private static List<String> run(String name, byte[][] spellings, boolean restarts) {
        try (TestBed bed = bed(name).set("key.format", "json")) {
            bed.start();
            for (int i = 0; i < 12; i++) {
                bed.send(record(bed, 1, spellings[i % spellings.length], i));
                if (restarts && i % 4 == 3) {
                    bed.reader("forecasts").await(i + 1);
                    bed.stop();
                    bed.start();
                }
            }
            return bed.reader("forecasts").await(12).stream()
                    .map(record -> TopicReader.text(record.key()) + " in " + record.partition() + ": "
                            + TopicReader.text(record.value()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shouldFindASeries_whereverItsRecordsAre() {
        Path file = folder.resolve("placed.states");
        try (TestBed bed = bed("placed").set("key.format", "json")) {
            Application application = bed.start();
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int i = 0; i < 2 * PARTITIONS; i++) {
                records.add(record(bed, i % PARTITIONS, TestBed.bytes("{\"id\":" + i + "}"), i));
            }
            bed.send(records);
            List<ConsumerRecord<byte[], byte[]>> forecasts =
                    bed.reader("forecasts").await(2 * PARTITIONS);
            assertThat(forecasts)
                    .allSatisfy(forecast -> assertThat(forecast.partition()).isEqualTo(byDefault(forecast.key())));
            assertThat(bed.counter("keys-in-unexpected-partition-total"))
                    .isEqualTo(IntStream.range(0, 2 * PARTITIONS)
                            .filter(i -> byDefault(TestBed.bytes("{\"id\":" + i + "}")) != i % PARTITIONS)
                            .count())
                    .isPositive();
            for (int i = 0; i < 2 * PARTITIONS; i++) {
                assertThat(application.queries().partition(Integer.toString(i), false))
                        .hasValue(i % PARTITIONS);
                assertThat(Commands.run(bed, "inspect", "--series", Integer.toString(i))
                                .out())
                        .contains("partition " + i % PARTITIONS, "observations  1");
            }
            Commands.Result deleted = Commands.run(bed, "delete", "--series", "5");
            assertThat(deleted.code()).as(deleted.err()).isZero();
            Awaitility.await("delete").until(() -> bed.counter("controls-total") == 1);
            assertThat(application.queries().partition("5", false)).isEmpty();
            Commands.Result unknown = Commands.run(bed, "reset", "--series", "99");
            assertThat(unknown.code()).isNotZero();
            assertThat(unknown.err()).contains("(key.format), got '99'; pass --partition N");
            bed.stop();
            assertThat(Commands.run(bed, "export", "--to", file.toString()).code())
                    .isZero();
        }
        assertImported(file, "{\"id\":6}", 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same", "name"})
    void shouldPlaceOutputByTheInputKey_whateverTheProducerSettings(String forecastsKey) {
        try (TestBed bed = bed("told-" + forecastsKey)
                .set("forecasts.key", forecastsKey)
                .set("producer.partitioner.class", RoundRobinPartitioner.class.getName())) {
            bed.start();
            for (int i = 0; i < 3; i++) {
                for (String key : List.of("a", "b", "c", "d", "e")) {
                    bed.send(record(bed, null, TestBed.bytes(key), i));
                }
            }
            bed.send(new ProducerRecord<>(bed.observations(), 0, START, null, TestBed.bytes("{\"value\":1}")));
            bed.send(record(bed, null, TestBed.bytes("f"), 0));
            assertThat(bed.reader("forecasts").await(16))
                    .allSatisfy(forecast -> assertThat(forecast.partition()).isEqualTo(byDefault(forecast.key())));
            // A record without a key is not lost: the producer places its dead letter.
            assertThat(bed.reader("dead-letters").await(1).get(0).key()).isNull();
        }
    }

    /** With as many partitions each state is where it was, and with another number it is refused. */
    private static void assertImported(Path file, String key, int series) {
        try (TestBed bed = bed("placed-again").set("key.format", "json")) {
            bed.createTopics();
            Commands.Result imported = Commands.run(bed, "import", "--from", file.toString());
            assertThat(imported.code()).as(imported.err()).isZero();
            bed.start();
            bed.send(record(bed, series % PARTITIONS, TestBed.bytes(key), 100));
            assertThat(TopicReader.text(bed.reader("forecasts").await(1).get(0).value()))
                    .contains("\"sequence\":1");
        }
        try (TestBed bed = bed("placed-more").set("key.format", "json").set("topics.partitions", "5")) {
            bed.createTopics();
            Commands.Result refused = Commands.run(bed, "import", "--from", file.toString());
            assertThat(refused.code()).isNotZero();
            assertThat(refused.err())
                    .contains(
                            "expected 4 partitions, because the key of its records does not follow from its name (key.format), "
                                    + "got 5");
        }
    }

    @ParameterizedTest
    @CsvSource({"4, true", "1, false"})
    void shouldReportTheAssumption_whenStatesOfOnePartitionAreImported(String partitions, boolean warns) {
        Path file = folder.resolve("one-" + partitions + ".states");
        try (TestBed bed = bed("one-to-" + partitions).set("topics.partitions", "1")) {
            bed.start();
            bed.send(record(bed, null, TestBed.bytes("boiler-3"), 0));
            bed.reader("forecasts").await(1);
            bed.stop();
            assertThat(Commands.run(bed, "export", "--to", file.toString()).code())
                    .isZero();
        }
        try (TestBed bed = bed("from-one-to-" + partitions).set("topics.partitions", partitions)) {
            bed.createTopics();
            Commands.Result imported = Commands.run(bed, "import", "--from", file.toString());
            assertThat(imported.code()).as(imported.err()).isZero();
            assertThat(imported.err().contains("The import assumes Kafka's default partitioner"))
                    .isEqualTo(warns);
        }
    }

    @Test
    void shouldRejectAnotherNumberOfPartitions_whenKeysAreUuids() {
        Path file = folder.resolve("uuids.states");
        String series = "0b8a4c1e-93f2-4b6f-9c1a-2f3d4e5a6b7c";
        try (TestBed bed = bed("uuids").set("key.format", "uuid").set("topics.partitions", "1")) {
            bed.start();
            byte[] key = ByteBuffer.allocate(16)
                    .putLong(0x0b8a4c1e93f24b6fL)
                    .putLong(0x9c1a2f3d4e5a6b7cL)
                    .array();
            bed.send(record(bed, null, key, 0));
            bed.reader("forecasts").await(1);
            bed.stop();
            assertThat(Commands.run(bed, "export", "--to", file.toString()).code())
                    .isZero();
        }
        try (TestBed bed = bed("more-uuids").set("key.format", "uuid")) {
            bed.createTopics();
            Commands.Result refused = Commands.run(bed, "import", "--from", file.toString());
            assertThat(refused.code()).isNotZero();
            assertThat(refused.err())
                    .contains("series '" + series
                            + "': expected 1 partitions, because the key of its records does not follow from its name "
                            + "(key.format), got 4");
        }
    }

    @Test
    void shouldReportThePartitionOfAControl_whenItsSeriesIsNotInTheChangelog() {
        try (TestBed bed = bed("unseen")) {
            bed.createTopics();
            byte[] key = TestBed.bytes("boiler-3");
            Commands.Result reset = Commands.run(bed, "reset", "--series", "boiler-3");
            assertThat(reset.code()).as(reset.err()).isZero();
            assertThat(reset.out()).contains("sent: reset of series 'boiler-3' to partition " + byDefault(key));
            assertThat(reset.err()).contains("warning: series 'boiler-3' is not in the changelog", "--partition");
            assertThat(bed.reader("observations").await(1).get(0).partition()).isEqualTo(byDefault(key));
            int elsewhere = (byDefault(key) + 1) % PARTITIONS;
            Commands.Result told =
                    Commands.run(bed, "reset", "--series", "boiler-3", "--partition", Integer.toString(elsewhere));
            assertThat(told.code()).as(told.err()).isZero();
            assertThat(told.out()).contains("to partition " + elsewhere);
            assertThat(told.err()).doesNotContain("warning");
            assertThat(Commands.run(bed, "reset", "--series", "boiler-3", "--partition", "4")
                            .err())
                    .contains("--partition: expected 0 to 3, got 4");
        }
    }

    @Test
    void shouldSendControlsToThePartitionOfASeries_whenAnotherPartitionerHasPlacedItsKey() {
        try (TestBed bed = bed("elsewhere")) {
            bed.start();
            byte[] key = TestBed.bytes("boiler-3");
            int elsewhere = (byDefault(key) + 1) % PARTITIONS;
            assertThat(Changelog.partition("boiler-3", SeriesNames.KEYS, PARTITIONS))
                    .hasValue(byDefault(key));
            bed.send(record(bed, elsewhere, key, 0));
            assertThat(bed.reader("forecasts").await(1).get(0).partition()).isEqualTo(byDefault(key));
            assertThat(Commands.run(bed, "inspect", "--series", "boiler-3").out())
                    .contains("partition " + elsewhere, "observations  1");
            Commands.Result reset = Commands.run(bed, "reset", "--series", "boiler-3");
            assertThat(reset.code()).as(reset.err()).isZero();
            bed.send(record(bed, elsewhere, key, 1));
            assertThat(TopicReader.text(bed.reader("forecasts").await(2).stream()
                            .filter(record -> record.timestamp() == START + 1)
                            .findFirst()
                            .orElseThrow()
                            .value()))
                    .contains("\"sequence\":0");
        }
    }

    @Test
    void shouldShowEscapes_whenAKeyHasControlCharacters() {
        try (TestBed bed = bed("escapes")) {
            bed.start();
            for (String key : List.of("\u001b[31mEVIL\u001b[0m", "line\nbreak", "abc\u202Etxt")) {
                bed.send(record(bed, null, TestBed.bytes(key), 0));
            }
            bed.reader("forecasts").await(3);
            Commands.Result watched = Commands.run(bed, "tail", "--from-start", "--seconds", "3");
            assertThat(watched.out())
                    .contains("\\u001b[31mEVIL", "line\\nbreak", "abc\\u202etxt")
                    .doesNotContain("\u001b", "\u202e", "line\nbreak");
            Commands.Result inspected = Commands.run(bed, "inspect", "--series", "\u001b[31mEVIL\u001b[0m");
            assertThat(inspected.out()).contains("\\u001b[31mEVIL\\u001b[0m").doesNotContain("\u001b");
            Commands.Result unknown = Commands.run(bed, "inspect", "--series", "\u001b[2J\n");
            assertThat(unknown.err()).contains("series '\\u001b[2J\\n'").doesNotContain("\u001b");
        }
    }

    private static ProducerRecord<byte[], byte[]> record(TestBed bed, Integer partition, byte[] key, int i) {
        return new ProducerRecord<>(
                bed.observations(), partition, START + i, key, TestBed.bytes("{\"value\":" + i % 5 + "}"));
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder)
                .set("topics.partitions", Integer.toString(PARTITIONS))
                .set("application.server", "localhost:1");
    }

    private static int byDefault(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % PARTITIONS;
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
