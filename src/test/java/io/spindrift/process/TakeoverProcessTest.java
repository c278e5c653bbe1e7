package io.spindrift.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.broker.TestBed;
import io.spindrift.broker.TopicReader;
import io.spindrift.event.ForecastRow;
import io.spindrift.json.OutputReader;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class TakeoverProcessTest {
    private static final long START = 1_700_000_000_000L;
    private static final int SERIES = 20;
    private static final int VALUES = 9;
    private static final String[] TASKS = {"0_0", "0_1", "0_2", "0_3"};

    @TempDir
    private Path folder;

    private final OutputReader json = new OutputReader();

    @Test
    void shouldTakeOverThePartitionsOfAnInstanceThatLeaves() throws IOException, InterruptedException {
        try (Processes processes = new Processes(folder)) {
            String servers = processes.startBroker();
            try (TestBed bed = new TestBed(servers, "shared", folder)) {
                bed.set("series.lags", "2")
                        .set("topics.partitions", "4")
                        .set("replication.factor", "1")
                        .set("close.leave.group", "true")
                        .createTopics();
                Process one = processes.startApplication("one", instance(bed, "one"));
                processes.startApplication("two", instance(bed, "two"));
                awaitTasks("one", 1);
                awaitTasks("two", 1);

                TopicReader forecasts = bed.reader("forecasts");
                feed(bed, 0, 3);
                forecasts.await(SERIES * 3);
                feed(bed, 3, 6);
                one.destroy();
                assertThat(one.waitFor(15, TimeUnit.SECONDS)).isTrue();
                feed(bed, 6, VALUES);
                assertEachForecastOnce(forecasts.await(SERIES * VALUES));
                awaitTasks("two", TASKS.length);
                assertThat(processes.log("one") + processes.log("two")).doesNotContain("ERROR");
            }
        }
    }

    private void assertEachForecastOnce(List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
        assertThat(records).hasSize(SERIES * VALUES);
        Map<String, List<Long>> sequences = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            ForecastRow forecast =
                    ForecastRow.of(List.of(json.forecast(record.value()))).get(0);
            sequences
                    .computeIfAbsent(forecast.series(), series -> new ArrayList<>())
                    .add(forecast.sequence());
            assertThat(forecast.labelsLearned()).isEqualTo(forecast.sequence());
            assertThat(forecast.time()).isEqualTo(START + 1000 * forecast.sequence());
        }
        assertThat(records).extracting(ConsumerRecord::partition).contains(0, 1, 2, 3);
        assertThat(sequences).hasSize(SERIES);
        assertThat(sequences.values())
                .containsOnly(LongStream.range(0, VALUES).boxed().toList());
    }

    /** The folders of its tasks tell which an instance has had. */
    private void awaitTasks(String instance, int min) {
        Path tasks = folder.resolve(instance).resolve("shared");
        Waiting.until("tasks of instance " + instance).until(() -> {
            int count = 0;
            for (String task : TASKS) {
                count += Files.isDirectory(tasks.resolve(task).resolve("rocksdb")) ? 1 : 0;
            }
            return count >= min;
        });
    }

    private Map<String, String> instance(TestBed bed, String name) {
        Map<String, String> settings = new HashMap<>(bed.properties());
        settings.put("state.dir", folder.resolve(name).toString());
        settings.put("group.instance.id", name);
        return settings;
    }

    private static void feed(TestBed bed, int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = from; i < to; i++) {
            for (int s = 0; s < SERIES; s++) {
                byte[] value = TestBed.bytes("{\"value\":" + (i * (s + 1)) % 7 + "}");
                byte[] key = TestBed.bytes("series-" + s);
                records.add(new ProducerRecord<>(bed.observations(), null, START + 1000L * i, key, value));
            }
        }
        bed.send(records);
    }
}
