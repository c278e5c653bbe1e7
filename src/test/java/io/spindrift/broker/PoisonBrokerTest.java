package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Records that could stop an application again and again, each against an application of its own. */
@Tag("broker")
class PoisonBrokerTest {
    private static final long START = 1_700_000_000_000L;
    private static final int HUGE = 3 << 20;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    @Test
    void shouldContinue_whenAKeyIsLargerThanADeadLetter() {
        try (TestBed bed = started("huge-key")) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(bed.observations(), 0, START, new byte[HUGE], TestBed.bytes(observation("p")));
            assertThat(kindOfDeadLetter(bed, record)).isEqualTo("key");
        }
    }

    @Test
    void shouldContinue_whenAKeyWithoutAValueIsLargerThanADeadLetter() {
        try (TestBed bed = started("huge-key-no-value")) {
            byte[] none = null;
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(bed.observations(), 0, START, new byte[HUGE], none);
            assertThat(kindOfDeadLetter(bed, record)).isEqualTo("key");
        }
    }

    @Test
    void shouldContinue_whenHeadersAreLargerThanADeadLetter() {
        try (TestBed bed = started("huge-headers")) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(bed.observations(), 0, START, TestBed.bytes("s"), TestBed.bytes("no JSON"));
            record.headers().add("huge", new byte[HUGE]);
            assertThat(kindOfDeadLetter(bed, record)).isEqualTo("json");
        }
    }

    @Test
    void shouldRejectAnId_whenItHasAnUnpairedSurrogate() {
        try (TestBed bed = started("half-character")) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    bed.observations(), 0, START, TestBed.bytes("s"), TestBed.bytes(observation("\\ud800")));
            assertThat(kindOfDeadLetter(bed, record)).isEqualTo("field");
        }
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder)
                .set("input.mode", "regression")
                .set("tombstones", "dead-letter")
                .set("close.timeout.ms", "2000");
    }

    private static TestBed started(String name) {
        TestBed bed = bed(name);
        bed.start();
        return bed;
    }

    private static String kindOfDeadLetter(TestBed bed, ProducerRecord<byte[], byte[]> record) {
        bed.send(bed.observations(), "s", observation("before"), START);
        bed.send(record);
        bed.send(bed.observations(), "s", observation("after"), START);
        bed.reader("forecasts").await(2);
        List<ConsumerRecord<byte[], byte[]>> letters =
                bed.reader("dead-letters").await(1);
        assertThat(letters).hasSize(1);
        return TopicReader.headers(letters.get(0)).get("spindrift.kind");
    }

    private static String observation(String id) {
        return "{\"id\":\"" + id + "\",\"x\":[1,2,3]}";
    }
}
