package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Learned states through restarts, commands, damage, and moves to other applications. */
@Tag("broker")
class StateBrokerTest {
    private static final long START = 1_700_000_000_000L;
    private static final List<String> SERIES = List.of("a", "b", "c", "d", "e");

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    @Test
    void shouldContinueWithTheSameOutput_afterARestart() {
        try (TestBed calm = bed("calm");
                TestBed restarted = bed("restarted")) {
            calm.start();
            restarted.start();
            feed(calm, 0, 60);
            feed(restarted, 0, 35);
            forecasts(restarted, 35);
            restarted.stop();
            restarted.set("snapshot.interval.events", "3").start();
            feed(restarted, 35, 60);
            assertThat(forecasts(restarted, 60)).isEqualTo(forecasts(calm, 60));
        }
    }

    @Test
    void shouldContinueUnderAnotherIdAndNumberOfPartitions() {
        Path file = folder.resolve("states.bin");
        try (TestBed calm = bed("stays");
                TestBed old = bed("old");
                TestBed moved = bed("moved").set("topics.partitions", "3")) {
            calm.start();
            feed(calm, 0, 60);
            old.start();
            feed(old, 0, 40);
            forecasts(old, 40);
            old.stop();
            assertThat(Commands.run(old, "export", "--to", file.toString()).out())
                    .contains("exported 5 series");
            moved.createTopics();
            leaveWhatAnImportLeavesThatFails(moved);
            assertThat(Commands.run(moved, "import", "--from", file.toString()).out())
                    .contains("imported 5 series into application 'moved', 3 partitions");
            assertThat(Commands.run(moved, "import", "--from", file.toString()).err())
                    .contains(
                            "expected the changelog of an application that has not been started, got one with states");
            moved.start();
            feed(moved, 40, 60);
            Map<String, List<String>> all = forecasts(calm, 60);
            Map<String, List<String>> late = forecasts(moved, 20);
            all.forEach((series, forecasts) -> assertThat(late.get(series)).isEqualTo(forecasts.subList(40, 60)));
        }
    }

    private static void leaveWhatAnImportLeavesThatFails(TestBed bed) {
        String changelog = bed.topic("models-changelog");
        bed.createTopic(changelog, 3, Map.of("cleanup.policy", "compact"));
        Map<String, Object> properties =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", changelog + "-import");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int partition = 0; partition < 3; partition++) {
                producer.send(new ProducerRecord<>(changelog, partition, TestBed.bytes("key"), TestBed.bytes("value")));
            }
            producer.flush();
            producer.abortTransaction();
        }
    }

    /**
     * New series of an application start with the learned state of a series of another one, and continue without its
     * file.
     */
    @Test
    void shouldStartWithTheStateOfAnotherApplication() throws IOException {
        Path file = folder.resolve("donor.bin");
        try (TestBed old = bed("donating");
                TestBed cold = bed("cold");
                TestBed calm = bed("calmly-warm").set("warm.start.file", file.toString());
                TestBed warm = bed("warm").set("warm.start.file", file.toString())) {
            old.start();
            feed(old, 0, 60);
            forecasts(old, 60);
            Commands.Result missing = Commands.run(old, "export", "--series", "z", "--to", file.toString());
            assertThat(missing.code()).isEqualTo(2);
            assertThat(missing.err())
                    .isEqualToNormalizingNewlines(
                            "spindrift: series 'z': expected a series that has been learned and committed, got none of that name\n");
            assertThat(file).doesNotExist();
            assertThat(Commands.run(warm, "run").err()).contains("warm.start.file: " + file + ": expected a file");
            assertThat(Commands.run(old, "export", "--series", "c", "--to", file.toString())
                            .out())
                    .isEqualToNormalizingNewlines("exported series 'c' to " + file + "\n");
            cold.start();
            calm.start();
            warm.start();
            feed(cold, 0, 30);
            feed(calm, 0, 30);
            feed(warm, 0, 15);
            forecasts(warm, 15);
            assertThat(warm.counter("series-warm-started-total")).isEqualTo(SERIES.size());
            warm.stop();
            Files.delete(file);
            warm.set("warm.start.file", "").start();
            feed(warm, 15, 30);
            assertThat(forecasts(warm, 30)).isEqualTo(forecasts(calm, 30)).isNotEqualTo(forecasts(cold, 30));
        }
    }

    @Test
    void shouldStartWithThePriorOfAllSeriesOfAnotherApplication() {
        Path states = folder.resolve("all.bin");
        Path prior = folder.resolve("prior.bin");
        try (TestBed old = bed("pooled").set("model", "blend-linear");
                TestBed cold = bed("cold-blend").set("model", "blend-linear");
                TestBed warm =
                        bed("pool-started").set("model", "blend-linear").set("warm.start.file", prior.toString())) {
            old.start();
            feed(old, 0, 110);
            forecasts(old, 110);
            Commands.run(old, "export", "--to", states.toString());
            assertThat(Commands.execute("pool", "--from", states.toString(), "--to", prior.toString())
                            .out())
                    .isEqualToNormalizingNewlines("pooled 5 series into " + prior + "\n");
            cold.start();
            warm.start();
            feed(cold, 0, 15);
            feed(warm, 0, 15);
            Map<String, List<String>> forecasts = forecasts(warm, 15);
            assertThat(warm.counter("series-warm-started-total")).isEqualTo(SERIES.size());
            assertThat(forecasts).isNotEqualTo(forecasts(cold, 15));
        }
    }

    @Test
    void shouldInspectTheCommittedStateOfASeries() {
        try (TestBed bed = bed("shown").set("snapshot.interval.events", "7")) {
            bed.start();
            feed(bed, 0, 20);
            forecasts(bed, 20);
            String shown = Commands.run(bed, "inspect", "--series", "c", "--entries", "2")
                    .out();
            assertThat(shown)
                    .contains("events        20: ")
                    .contains("(K = 7)")
                    .contains("observations  20, buffered labels 0")
                    .contains("processNoise")
                    .containsPattern("event 19  [0-9]+ bytes  2023-11-14T22:13:39Z  observation, value 3.25")
                    .doesNotContain("event 17 ");
            bed.stop();
            assertThat(Commands.run(bed, "inspect", "--series", "c", "--entries", "2")
                            .out())
                    .isEqualTo(shown);
            JsonNode document =
                    Commands.json(bed, "commands/inspect", "inspect", "--series", "c", "--entries", "2", "--json");
            assertThat(document.get("events").longValue()).isEqualTo(20);
            assertThat(document.get("journal"))
                    .hasSize(document.get("journalEntries").intValue());
            assertThat(document.at("/journal/0/value").doubleValue()).isEqualTo(3.25);
            assertThat(document.at("/settings/learner").toString()).contains("processNoise");
            assertThat(Commands.run(bed, "inspect", "--series", "nobody").err())
                    .contains(
                            "series 'nobody': expected a series that has been learned and committed, got none of that name");
        }
    }

    @Test
    void shouldApplyControlsInTheOrderOfRecords() {
        try (TestBed bed = bed("controlled")) {
            bed.start();
            feed(bed, 0, 10);
            forecasts(bed, 10);
            Commands.run(bed, "reset", "--series", "a");
            Commands.run(bed, "delete", "--series", "b");
            Commands.run(bed, "repair", "--series", "c");
            feed(bed, 10, 20);
            Map<String, List<String>> forecasts = forecasts(bed, 20);
            for (String begunAnew : List.of("a", "b")) {
                assertThat(forecasts.get(begunAnew).get(10)).contains("\"sequence\":0", "\"labelsLearned\":0");
                assertThat(forecasts.get(begunAnew).get(19)).contains("\"sequence\":9");
            }
            assertThat(forecasts.get("c").get(10)).contains("\"sequence\":10");
            assertThat(Commands.run(bed, "inspect", "--series", "a").out()).contains("generation    1");
        }
        try (TestBed absent = bed("absent")) {
            Commands.Result sent = Commands.run(absent, "reset", "--series", "a");
            assertThat(sent.code()).isEqualTo(2);
            assertThat(sent.err()).contains("topics: expected absent-observations to exist");
        }
    }

    /** The store of a task cannot be read: its folder is wiped and restored, and nothing is lost. */
    @ParameterizedTest
    @ValueSource(strings = {"everything", "beginning"})
    void shouldRestoreAStore_whenItsFilesAreDamaged(String what) throws IOException {
        try (TestBed calm = bed("sound-" + what);
                TestBed damaged = bed("damaged-" + what)) {
            calm.start();
            feed(calm, 0, 60);
            damaged.start();
            feed(damaged, 0, 40);
            forecasts(damaged, 40);
            damaged.stop();
            damage(folder.resolve("damaged-" + what), what.equals("beginning") ? 100 : Integer.MAX_VALUE);
            damaged.start();
            feed(damaged, 40, 60);
            assertThat(forecasts(damaged, 60)).isEqualTo(forecasts(calm, 60));
        }
    }

    /** Overwrites files that hold keys and values: seen when they are opened, or not before a key is read. */
    private static void damage(Path state, int max) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(state)) {
            files = all.filter(file -> file.toString().endsWith(".sst")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < Math.min(max, bytes.length - 200); i++) {
                bytes[i] ^= 0x55;
            }
            Files.write(file, bytes);
        }
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder)
                .set("series.lags", "3")
                .set("topics.partitions", "2");
    }

    private static void feed(TestBed bed, int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = from; i < to; i++) {
            for (String series : SERIES) {
                byte[] value = TestBed.bytes("{\"value\":" + (i * 7 % 10 + 0.25 * (i % 3)) + "}");
                records.add(new ProducerRecord<>(
                        bed.observations(), null, START + 1000L * i, TestBed.bytes(series), value));
            }
        }
        bed.send(records);
    }

    /** Returns the forecasts of each series, once there are as many as expected for each. */
    private static Map<String, List<String>> forecasts(TestBed bed, int each) {
        List<ConsumerRecord<byte[], byte[]>> records = bed.reader("forecasts").await(each * SERIES.size());
        assertThat(records).hasSize(each * SERIES.size());
        return TopicReader.byKey(records);
    }
}
