package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.runtime.Application;
import io.spindrift.waiting.Waiting;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Transactional stores: queries while a transaction is open, and metrics. */
@Tag("broker")
class TransactionalStoresBrokerTest {
    private static final long START = 1_700_000_000_000L;
    private static final int EVENTS = 10;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    @Test
    void shouldSeeUncommittedEvents_byDefault() {
        try (TestBed bed = bed("uncommitted")) {
            Application application = bed.start();
            process(bed);
            assertThat(events(application)).isEqualTo(EVENTS);
            assertThat(bed.reader("forecasts").all()).isEmpty();
        }
    }

    @Test
    void shouldSeeOnlyCommittedEvents_whenTheIsolationLevelIsReadCommitted() {
        try (TestBed bed = bed("committed").set("default.interactive.query.isolation.level", "READ_COMMITTED")) {
            Application application = bed.start();
            process(bed);
            assertThat(events(application)).isZero();
            bed.reader("forecasts").await(EVENTS);
            Waiting.until("committed events").until(() -> events(application) == EVENTS);
        }
    }

    /** To read it while the stream thread commits can end the JVM. */
    @Test
    void shouldHideTheMetricOfUncommittedBytes() throws JMException {
        try (TestBed bed = bed("measured").set("metrics.recording.level", "DEBUG")) {
            Application application = bed.start();
            assertThat(application.metrics().keySet())
                    .filteredOn(name -> name.group().equals("stream-state-metrics"))
                    .isNotEmpty()
                    .noneMatch(name -> name.name().equals("uncommitted-bytes"));
            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            assertThat(beans.queryNames(new ObjectName("kafka.streams:type=stream-task-metrics,*"), null))
                    .isNotEmpty();
            assertThat(beans.queryNames(new ObjectName("kafka.streams:type=stream-state-metrics,*"), null))
                    .noneMatch(bean -> bean.toString().contains("measured"));
        }
    }

    /** The transaction is open for longer than a query takes, and the journal has all events. */
    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder)
                .set("stores.transactional", "true")
                .set("series.lags", "2")
                .set("snapshot.interval.events", "100")
                .set("commit.interval.ms", "8000");
    }

    /** Returns when the application has processed all events, before it commits them. */
    private static void process(TestBed bed) {
        feed(bed);
        Waiting.until("events").until(() -> bed.counter("events-total") == EVENTS);
    }

    private static int events(Application application) {
        return application
                .queries()
                .view("arm", 0)
                .map(series -> series.journal().size())
                .orElse(0);
    }

    private static void feed(TestBed bed) {
        List<ProducerRecord<byte[], byte[]>> records = IntStream.range(0, EVENTS)
                .mapToObj(i -> new ProducerRecord<>(
                        bed.observations(),
                        null,
                        START + 1000L * i,
                        TestBed.bytes("arm"),
                        TestBed.bytes("{\"value\":1}")))
                .toList();
        bed.send(records);
    }
}
