package io.spindrift.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.broker.TestBed;
import io.spindrift.broker.TopicReader;
import io.spindrift.event.ForecastRow;
import io.spindrift.json.OutputReader;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of the changelog an instance restores after it was killed with -9. */
@Tag("long")
class KilledStoresProcessTest {
    private static final long START = 1_700_000_000_000L;
    private static final Pattern RESTORED =
            Pattern.compile("restored the store models of partition 0: ([0-9]+) records");
    private static final Map<String, String> NEVER_COMPACTED =
            Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", Long.toString(Long.MAX_VALUE));
    /** Forecasts at the clean stop, at the kill, and in the end. */
    private static final int STOPPED = 200;

    private static final int KILLED = 240;
    private static final int END = 250;

    @TempDir
    private Path folder;

    private final OutputReader json = new OutputReader();

    /**
     * Kafka Streams flushes a store when it stops, so the store lacks the records since. The last record before them is
     * restored again.
     */
    @Test
    void shouldRestoreOnlyWhatWasNotFlushed_whenStoresAreTransactional() throws IOException, InterruptedException {
        Restore restore = restoreAfterKill("true");
        assertThat(restore.sinceStop).isPositive().isLessThan(restore.all / 2);
        assertThat(restore.records).isBetween(restore.sinceStop, restore.sinceStop + 1);
    }

    @Test
    void shouldRestoreTheWholeChangelog_whenStoresAreNotTransactional() throws IOException, InterruptedException {
        Restore restore = restoreAfterKill("false");
        assertThat(restore.records).isEqualTo(restore.all).isGreaterThan(restore.sinceStop);
    }

    /**
     * The records of the changelog, and those of them that an instance restored after a kill.
     *
     * @param records that it restored
     * @param sinceStop committed records of the changelog since the stop before
     * @param all committed records of the changelog
     */
    private record Restore(int records, int sinceStop, int all) {}

    private Restore restoreAfterKill(String transactional) throws IOException, InterruptedException {
        try (Processes processes = new Processes(folder)) {
            String servers = processes.startBroker();
            try (TestBed bed = new TestBed(servers, "killed", folder)) {
                // Long transactions, one of which is open at the kill.
                bed.set("stores.transactional", transactional)
                        .set("series.lags", "2")
                        .set("replication.factor", "1")
                        .set("group.instance.id", "one")
                        .set("commit.interval.ms", "1000")
                        .createTopics();
                bed.createTopic(bed.topic("models-changelog"), 1, NEVER_COMPACTED);
                Process first = processes.startApplication("first", bed.properties());
                feed(bed, 0, STOPPED);
                TopicReader forecasts = bed.reader("forecasts");
                forecasts.await(STOPPED);
                first.destroy();
                first.onExit().join();
                int atStop = bed.reader("models-changelog").all().size();

                Process second = processes.startApplication("second", bed.properties());
                feed(bed, STOPPED, KILLED - 10);
                forecasts.await(KILLED - 10);
                feed(bed, KILLED - 10, KILLED);
                second.destroyForcibly();
                second.onExit().join();

                processes.startApplication("third", bed.properties());
                Waiting.until("restore").until(() -> restored(processes.log("third")) >= 0);
                int all = bed.reader("models-changelog").all().size();
                feed(bed, KILLED, END);
                assertEachForecastOnce(forecasts.await(END));
                return new Restore(restored(processes.log("third")), all - atStop, all);
            }
        }
    }

    private void assertEachForecastOnce(List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
        assertThat(records).hasSize(END);
        long sequence = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            ForecastRow forecast =
                    ForecastRow.of(List.of(json.forecast(record.value()))).get(0);
            assertThat(forecast.sequence()).isEqualTo(sequence++);
        }
    }

    private static int restored(String log) {
        Matcher matcher = RESTORED.matcher(log);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    private static void feed(TestBed bed, int from, int to) {
        bed.send(IntStream.range(from, to)
                .mapToObj(i -> new ProducerRecord<>(
                        bed.observations(),
                        null,
                        START + 1000L * i,
                        TestBed.bytes("arm"),
                        TestBed.bytes("{\"value\":" + i * 7 % 10 + "}")))
                .toList());
    }
}
