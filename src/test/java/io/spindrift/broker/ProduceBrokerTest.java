package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.csv.CsvTable;
import io.spindrift.demo.EmbeddedBroker;
import io.spindrift.produce.CsvRecords;
import io.spindrift.produce.FileSender;
import io.spindrift.produce.ProduceException;
import io.spindrift.produce.ProduceSummary;
import io.spindrift.produce.Sender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What of a file is in the topic when a command ends before the file does, and how it goes on. */
@Tag("broker")
class ProduceBrokerTest {
    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    @Test
    void shouldProduceNothing_whenALaterRowCannotBeRead() throws IOException {
        Path csv = csv("bad.csv", "when,v", "2026-01-01,1", "2026-01-02,2", "2026-01-03,unavailable", "2026-01-04,4");
        try (TestBed bed = bed("bad").createTopics()) {
            Commands.Result refused = Commands.run(bed, "produce", "--csv", csv.toString());
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err())
                    .isEqualToNormalizingNewlines("spindrift: file " + csv
                            + ", line 4, column 'v': expected a number, got 'unavailable'; it looks like a word for a missing "
                            + "value; pass --missing 'unavailable' or leave the field empty\n");
            assertThat(bed.reader("observations").all()).isEmpty();

            Commands.Result produced =
                    Commands.run(bed, "produce", "--csv", csv.toString(), "--missing", "unavailable");
            assertThat(produced.code()).isZero();
            assertThat(produced.err())
                    .contains(
                            "file bad.csv: 4 rows, separator ',' (found), UTF-8",
                            "times read as ISO dates or times, 1 d apart, ascending (column 'when')",
                            "taken: v",
                            "missing values: v 1");
            assertThat(values(bed)).containsExactly("1.0", "2.0", "null", "4.0");
        }
    }

    @Test
    void shouldRejectTimesThatNoRecordCanHave() throws IOException {
        Path csv = csv("old.csv", "month,v", "1949-01,1", "1949-02,2");
        try (TestBed bed = bed("old").createTopics()) {
            Commands.Result refused = Commands.run(bed, "produce", "--csv", csv.toString(), "--time", "month");
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("line 2, column 'month': expected a time from 1970 on", "omit --time")
                    .hasLineCount(1);
            assertThat(Commands.run(bed, "produce", "--csv", csv.toString()).code())
                    .isZero();
            assertThat(values(bed)).containsExactly("1.0", "2.0");
        }
    }

    @Test
    void shouldProduceEachRowOnce_whenItIsInterruptedAndContinued() throws IOException {
        Path csv = csv("long.csv", "v", "1", "2", "3", "4", "5", "6");
        try (TestBed bed = bed("long").createTopics()) {
            ProduceSummary first = send(bed, csv, rows -> rows < 4);
            assertThat(first.complete()).isFalse();
            assertThat(first.rows()).isEqualTo(4);
            assertThat(first.nextRow()).isEqualTo(5);

            Commands.Result rest = Commands.run(bed, "produce", "--csv", csv.toString(), "--from-row", "5");
            assertThat(rest.out()).startsWith("produced 2 rows of ").doesNotContain("continue with");
            assertThat(values(bed)).containsExactly("1.0", "2.0", "3.0", "4.0", "5.0", "6.0");
        }
    }

    @Test
    void shouldBeComplete_whenItIsInterruptedAfterTheLastRow() throws IOException {
        Path csv = csv("end.csv", "v", "1", "2");
        try (TestBed bed = bed("end").createTopics()) {
            ProduceSummary all = send(bed, csv, rows -> rows < 2);
            assertThat(all.complete()).isTrue();
            assertThat(all.nextRow()).isNull();
            ProduceSummary some = new FileSender(
                            new CsvRecords(
                                    CsvTable.open(csv), new CsvRecords.Choice(false, null, List.of(), null, 0, 1, 1)),
                            sender(bed))
                    .sendAll(0, rows -> true);
            assertThat(some.complete()).isTrue();
            assertThat(some.nextRow()).isEqualTo(2);
        }
    }

    @Test
    void shouldReportTheAcknowledgedRows_whenTheClusterFails() throws IOException {
        Path csv = csv("lost.csv", "v", "1", "2", "3", "4", "5", "6");
        EmbeddedBroker own = EmbeddedBroker.start();
        Map<String, Object> impatient = Map.of(
                "bootstrap.servers", own.bootstrapServers(),
                "request.timeout.ms", "1000",
                "max.block.ms", "2000",
                "delivery.timeout.ms", "2000");
        try (TestBed bed = new TestBed(own.bootstrapServers(), "lost", folder).createTopics();
                Sender sender = new Sender(impatient, bed.observations(), "")) {
            FileSender file = new FileSender(records(csv), sender);
            AtomicBoolean closed = new AtomicBoolean();
            LongPredicate closing = rows -> {
                if (rows == 3) {
                    sender.flush();
                    own.close();
                    closed.set(true);
                }
                return true;
            };
            assertThatThrownBy(() -> file.sendAll(0, closing))
                    .isInstanceOf(ProduceException.class)
                    .hasMessageStartingWith("the cluster did not acknowledge a record: ")
                    .hasMessageEndingWith("; rows 1 to 3 of the file are in the topic; continue with --from-row 4");
            assertThat(closed).isTrue();
        }
    }

    @Test
    void shouldProduceTheRowsThatWereChecked_whenTheFileGrows() throws IOException {
        Path csv = csv("growing.csv", "v", "1", "2", "3");
        try (TestBed bed = bed("growing").createTopics();
                Sender sender = sender(bed)) {
            FileSender file = new FileSender(records(csv), sender);
            Files.writeString(csv, "4\nhalf a", StandardOpenOption.APPEND);
            ProduceSummary summary = file.sendAll(0, rows -> true);
            assertThat(summary.complete()).isTrue();
            assertThat(summary.nextRow()).isNull();
            assertThat(values(bed)).containsExactly("1.0", "2.0", "3.0");
        }
    }

    @Test
    void shouldReportTheAcknowledgedRows_whenTheFileChanges() throws IOException {
        Path csv = csv("changed.csv", "v", "1", "2", "3", "4");
        try (TestBed bed = bed("changed").createTopics();
                Sender sender = sender(bed)) {
            FileSender file = new FileSender(records(csv), sender);
            csv("changed.csv", "v", "1", "2", "none of these");
            assertThatThrownBy(() -> file.sendAll(0, rows -> true))
                    .isInstanceOf(ProduceException.class)
                    .hasMessageContaining("line 4, column 'v': expected a number, got 'none of these'")
                    .hasMessageEndingWith("; rows 1 to 2 of the file are in the topic; continue with --from-row 3");
            assertThat(values(bed)).containsExactly("1.0", "2.0");
        }
    }

    private static CsvRecords records(Path csv) {
        return new CsvRecords(
                CsvTable.open(csv), new CsvRecords.Choice(false, null, List.of(), null, 0, 1, Long.MAX_VALUE));
    }

    private static ProduceSummary send(TestBed bed, Path csv, LongPredicate goOn) {
        try (Sender sender = sender(bed)) {
            return new FileSender(records(csv), sender).sendAll(0, goOn);
        }
    }

    private static Sender sender(TestBed bed) {
        return new Sender(Map.of("bootstrap.servers", broker.bootstrapServers()), bed.observations(), "");
    }

    private static List<String> values(TestBed bed) {
        return bed.reader("observations").all().stream()
                .map(record -> TopicReader.text(record.value()).replaceAll("\\{\"value\":(.*)}", "$1"))
                .toList();
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), "produce-" + name, folder);
    }

    private static Path csv(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }
}
