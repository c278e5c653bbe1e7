package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.runtime.Application;
import io.spindrift.waiting.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An instance without records for longer than the broker keeps its transactional id and the state of its producer. */
@Tag("broker")
class IdleInstanceBrokerTest {
    private static final long START = 1_700_000_000_000L;
    private static final int PAUSES = 2;
    private static final int BETWEEN_PAUSES = 20;
    private static final int RECORDS = (PAUSES + 1) * BETWEEN_PAUSES;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker(Map.of(
            "transactional.id.expiration.ms", "3000",
            "transaction.remove.expired.transaction.cleanup.interval.ms", "500",
            "producer.id.expiration.ms", "2000",
            "producer.id.expiration.check.interval.ms", "500"));

    @ParameterizedTest
    @CsvSource({"false, one", "true,"})
    void shouldProcessTheNextRecordsOnce_whenTheTransactionalIdHasExpired(boolean transactional, String member)
            throws Exception {
        try (TestBed idle = bed("idle-" + transactional)
                        .set("stores.transactional", Boolean.toString(transactional))
                        .set("group.instance.id", member);
                TestBed busy = bed("busy-" + transactional)) {
            Application application = idle.start();
            TopicReader forecasts = idle.reader("forecasts");
            feed(idle, 0, BETWEEN_PAUSES);
            forecasts.await(BETWEEN_PAUSES);
            for (int sent = BETWEEN_PAUSES; sent < RECORDS; sent += BETWEEN_PAUSES) {
                awaitExpiry("idle-" + transactional);
                feed(idle, sent, sent + BETWEEN_PAUSES);
                forecasts.await(sent + BETWEEN_PAUSES);
            }
            assertThat(TopicReader.byKey(forecasts.all())).isEqualTo(TopicReader.byKey(withoutPauses(busy)));
            assertThat(total(application, "failed-stream-threads")).isZero();
            assertThat(total(application, "task-created-total"))
                    .as("the task is created again once after each pause")
                    .isEqualTo(1.0 + PAUSES);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> withoutPauses(TestBed bed) {
        bed.createTopics();
        feed(bed, 0, RECORDS);
        bed.start();
        return bed.reader("forecasts").await(RECORDS);
    }

    private static void awaitExpiry(String application) {
        Waiting.until("the expiration of the transactional id of " + application)
                .until(() -> transactionalIds().stream().noneMatch(id -> id.startsWith(application)));
    }

    private static List<String> transactionalIds() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.listTransactions().all().get().stream()
                    .map(TransactionListing::transactionalId)
                    .toList();
        }
    }

    private static double total(Application application, String metric) {
        return application.metrics().entrySet().stream()
                .filter(each -> each.getKey().name().equals(metric))
                .mapToDouble(each -> (Double) each.getValue().metricValue())
                .sum();
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder).set("series.lags", "3");
    }

    private static void feed(TestBed bed, int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = IntStream.range(from, to)
                .mapToObj(i -> new ProducerRecord<>(
                        bed.observations(),
                        null,
                        START + 1000L * i,
                        TestBed.bytes("arm"),
                        TestBed.bytes("{\"value\":" + i * 7 % 10 + "}")))
                .toList();
        bed.send(records);
    }
}
