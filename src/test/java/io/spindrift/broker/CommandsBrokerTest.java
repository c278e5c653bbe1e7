package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.spindrift.json.Schemas;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
class CommandsBrokerTest {
    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    @Test
    void shouldCreateAndDescribeTopics() {
        try (TestBed bed = bed("topics").set("topics.partitions", "3")) {
            assertThat(Commands.run(bed, "topics", "describe").out())
                    .containsPattern("topics-observations +missing +- +- +-")
                    .containsPattern("topics-dead-letters +missing");

            Commands.Result created = Commands.run(bed, "topics", "create");
            assertThat(created.code()).isZero();
            assertThat(created.out())
                    .isEqualToNormalizingNewlines(
                            "created topics-observations, topics-forecasts, topics-scores, topics-alerts, "
                                    + "topics-dead-letters\n");
            bed.createTopics();

            assertThat(Commands.run(bed, "topics", "create").out()).isEqualToNormalizingNewlines("all topics exist\n");
            Commands.Result described = Commands.run(bed, "topics", "describe");
            assertThat(described.code()).isZero();
            assertThat(described.out().lines()).hasSize(6);
            assertThat(described.out())
                    .containsPattern("topics-observations +3 +1 +-1 +1048588")
                    .containsPattern("topics-dead-letters +3 +1 +-1 +1114112");
            assertThat(Commands.json(bed, "commands/topics", "topics", "describe", "--json")
                            .at("/topics/4/maxMessageBytes")
                            .intValue())
                    .isEqualTo(1114112);
            assertThat(Commands.json(bed, "commands/topics-created", "topics", "create", "--json")
                            .get("created"))
                    .isEmpty();
        }
    }

    @Test
    void shouldProduceAFileWithLabelsThreeRowsLater() throws IOException {
        Path csv = csv(
                "arm.csv",
                "when,a,b,y",
                "2024-01-01,1,2,10",
                "2024-01-02,3,4,20",
                "2024-01-03,5,6,30",
                "2024-01-04,7,8,40",
                "2024-01-05,9,10,50");
        try (TestBed bed = bed("fed").set("input.mode", "regression").createTopics()) {
            Commands.Result fed =
                    Commands.run(bed, "produce", "--csv", csv.toString(), "--time", "when", "--label-delay", "3");
            assertThat(fed.code()).isZero();
            assertThat(fed.err()).contains("5 of 5 rows");
            assertThat(fed.out())
                    .isEqualToNormalizingNewlines(
                            "produced 5 rows of " + csv + ": 5 observations and 5 separate labels, of 1 series\n");

            List<ConsumerRecord<byte[], byte[]>> records =
                    bed.reader("observations").await(10);
            assertThat(records)
                    .extracting(record -> TopicReader.text(record.key()))
                    .containsOnly("arm");
            assertThat(records)
                    .extracting(record -> TopicReader.text(record.value()))
                    .containsExactly(
                            "{\"id\":\"0\",\"x\":[1.0,2.0]}",
                            "{\"id\":\"1\",\"x\":[3.0,4.0]}",
                            "{\"id\":\"2\",\"x\":[5.0,6.0]}",
                            "{\"id\":\"3\",\"x\":[7.0,8.0]}",
                            "{\"id\":\"0\",\"label\":10.0}",
                            "{\"id\":\"4\",\"x\":[9.0,10.0]}",
                            "{\"id\":\"1\",\"label\":20.0}",
                            "{\"id\":\"2\",\"label\":30.0}",
                            "{\"id\":\"3\",\"label\":40.0}",
                            "{\"id\":\"4\",\"label\":50.0}");
            assertThat(records.get(0).timestamp()).isEqualTo(1_704_067_200_000L);
            assertThat(records.get(4).timestamp()).isEqualTo(records.get(3).timestamp());
        }
    }

    @Test
    void shouldTailForecastsOfTheColumnsOfAFile() throws IOException {
        Path csv = csv("plant.csv", "name,load,heat", "x,1,10", "y,2,", "z,3,30", "z,4,40");
        try (TestBed bed = bed("watched").set("series.lags", "2")) {
            bed.start();
            assertThat(Commands.run(bed, "produce", "--csv", csv.toString(), "--rows", "3")
                            .code())
                    .isZero();
            bed.send(bed.observations(), "plant.load", "no JSON", System.currentTimeMillis());
            bed.reader("forecasts").await(6);
            bed.reader("dead-letters").await(1);

            // A busy machine may not read them all within the seconds.
            Waiting.until("a look at all of it").untilAsserted(() -> {
                Commands.Result watched = Commands.run(bed, "tail", "--seconds", "2", "--from-start");
                assertThat(watched.code()).isZero();
                assertThat(watched.out())
                        .startsWith("series ")
                        .containsPattern("plant\\.load +3 +3\\.000 +\\S+ +\\S+ +\\S+ +2\\n")
                        .containsPattern("plant\\.heat +3 +30\\.00 +\\S+ +\\S+ +\\S+ +1\\n")
                        .contains("1 dead letters (1 json)");
            });
            assertThat(Commands.run(bed, "tail", "--seconds", "1").out()).doesNotContain("plant");

            Commands.Result lines = Waiting.until("all records")
                    .until(
                            () -> Commands.run(bed, "tail", "--seconds", "2", "--from-start", "--json"),
                            result -> result.out().lines().count() >= 6 + 3 + 1);
            assertThat(lines.out().lines())
                    .hasSize(6 + 3 + 1)
                    .allSatisfy(line -> assertThat(
                                    Schemas.violations("commands/tail", line.getBytes(StandardCharsets.UTF_8)))
                            .as(line)
                            .isEmpty());
            assertThat(lines.out()).contains("{\"deadLetter\":{\"kind\":\"json\",\"reason\":\"");
        }
    }

    @Test
    void shouldPrintTheProducedRowsAsJson() throws IOException {
        Path csv = csv("two.csv", "a,b", "1,2", "3,4", "5,6");
        Path file = folder.resolve("fed.json");
        try (TestBed bed = bed("told").createTopics()) {
            JsonNode fed = Commands.json(bed, "commands/produce", "produce", "--csv", csv.toString(), "--json");
            assertThat(fed.toString())
                    .startsWith("{\"complete\":true,\"rows\":3,\"fromRow\":1,\"nextRow\":null,\"observations\":6,"
                            + "\"labels\":0,\"series\":2,\"file\":{\"file\":\"two.csv\",\"rows\":3,");
            Commands.Result both =
                    Commands.run(bed, "produce", "--csv", csv.toString(), "--rows", "2", "--json", file.toString());
            assertThat(both.out()).startsWith("produced 2 rows of ");
            assertThat(Schemas.violations("commands/produce", Files.readAllBytes(file)))
                    .isEmpty();
        }
    }

    @Test
    void shouldNameFileLineAndColumn_whenAFieldIsNotANumber() throws IOException {
        Path csv = csv("wrong.csv", "a,b", "1,2", "3,four", "5,6");
        try (TestBed bed = bed("wrong").createTopics()) {
            Commands.Result fed = Commands.run(bed, "produce", "--csv", csv.toString());
            assertThat(fed.code()).isEqualTo(2);
            assertThat(fed.err())
                    .contains("spindrift: file " + csv + ", line 3, column 'b': expected a number, got 'four'");
        }
    }

    @Test
    void shouldNameFileAndRecord_whenARowIsTooShort() throws IOException {
        Path csv = csv("short.csv", "a,b", "1,2", "3");
        try (TestBed bed = bed("short").createTopics()) {
            Commands.Result fed = Commands.run(bed, "produce", "--csv", csv.toString());
            assertThat(fed.code()).isEqualTo(2);
            assertThat(fed.err())
                    .startsWith("spindrift: file " + csv)
                    .contains(", line 3: expected 2 fields as in the header (line 1), got 1: '3'");
        }
    }

    @Test
    void shouldRejectFilesThatCannotBeProduced() throws IOException {
        try (TestBed bed = bed("refused").createTopics()) {
            Path missing = folder.resolve("missing.csv");
            Commands.Result fed = Commands.run(bed, "produce", "--csv", missing.toString());
            assertThat(fed.code()).isEqualTo(2);
            assertThat(fed.err()).contains("file " + missing + ": expected a CSV file");

            Path csv = csv("columns.csv", "a,b", "1,2");
            Commands.Result wrong = Commands.run(bed, "produce", "--csv", csv.toString(), "--columns", "c");
            assertThat(wrong.code()).isEqualTo(2);
            assertThat(wrong.err()).contains("column 'c': expected one of a, b");
        }
    }

    @Test
    void shouldRejectProduceAndTail_whenTopicsAreMissing() throws IOException {
        Path csv = csv("nowhere.csv", "a", "1");
        try (TestBed bed = bed("nowhere")) {
            Commands.Result fed = Commands.run(bed, "produce", "--csv", csv.toString());
            assertThat(fed.code()).isEqualTo(2);
            assertThat(fed.err()).contains("topics: expected nowhere-observations to exist");
            Commands.Result watched = Commands.run(bed, "tail", "--seconds", "1");
            assertThat(watched.code()).isEqualTo(2);
            assertThat(watched.err())
                    .contains("nowhere-forecasts, nowhere-scores, nowhere-alerts, nowhere-dead-letters to exist");
        }
    }

    @Test
    void shouldReadSettingsOfAFileBelowThoseOfTheCommandLine() throws IOException {
        Path file = folder.resolve("app.properties");
        Files.writeString(
                file,
                "bootstrap.servers=" + broker.bootstrapServers() + "\nobservations.topic=file-obs\n"
                        + "forecasts.topic=file-forecasts\n");
        Commands.Result described = Commands.execute(
                "topics", "describe", "--config", file.toString(), "--set", "forecasts.topic=set-forecasts");
        assertThat(described.code()).isZero();
        assertThat(described.out()).contains("file-obs", "set-forecasts").doesNotContain("file-forecasts");
    }

    @Test
    void shouldPrintTheReferenceOfSettings() {
        Commands.Result printed = Commands.execute("config");
        assertThat(printed.code()).isZero();
        assertThat(printed.out()).startsWith("# Configuration").contains("| `label.timeout.ms` | `86400000` |");
    }

    @Test
    void shouldRejectUnknownOptionsAndSettings() {
        Commands.Result option = Commands.execute("tail", "--no-such-option");
        assertThat(option.code()).isEqualTo(2);
        assertThat(option.err())
                .isEqualToNormalizingNewlines(
                        "spindrift: Unknown option: '--no-such-option'\n" + "See 'spindrift tail --help'.\n");

        try (TestBed bed = bed("unknown").set("label.timeout", "5")) {
            Commands.Result setting = Commands.run(bed, "topics", "describe");
            assertThat(setting.code()).isEqualTo(2);
            assertThat(setting.err())
                    .startsWith("spindrift: label.timeout: expected a setting of Spindrift or Kafka")
                    .contains("'label.timeout.ms'");
        }
        Commands.Result value =
                Commands.execute("topics", "describe", "-s", "bootstrap.servers=x:1", "-s", "model.units=many");
        assertThat(value.code()).isEqualTo(2);
        assertThat(value.err()).contains("model.units: expected whole number, 1 to 128, got many");
        assertThat(Commands.execute("topics", "describe").err())
                .contains("bootstrap.servers: expected at least one host:port");
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder);
    }

    private static Path csv(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }
}
