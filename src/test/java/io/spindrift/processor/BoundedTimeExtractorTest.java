package io.spindrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

final class BoundedTimeExtractorTest {
    private static final long PARTITION_TIME = 1_700_000_000_000L;
    private static final long JUMP = 60_000;

    private final BoundedTimeExtractor extractor = new BoundedTimeExtractor(JUMP);

    @Test
    void shouldBelieveTimesUpToTheJump() {
        for (long time : new long[] {0, PARTITION_TIME - 1, PARTITION_TIME, PARTITION_TIME + JUMP}) {
            ConsumerRecord<Object, Object> record = record(time);
            assertThat(extractor.extract(record, PARTITION_TIME)).isEqualTo(time);
            assertThat(BoundedTimeExtractor.takeMark(record.headers())).isNull();
        }
    }

    @Test
    void shouldGiveThePartitionsTimeAndAMarkForTimesBeyond() {
        for (long time : new long[] {-1, Long.MIN_VALUE, PARTITION_TIME + JUMP + 1, Long.MAX_VALUE}) {
            ConsumerRecord<Object, Object> record = record(time);
            assertThat(extractor.extract(record, PARTITION_TIME)).isEqualTo(PARTITION_TIME);
            BoundedTimeExtractor.Rejected rejected = BoundedTimeExtractor.takeMark(record.headers());
            assertThat(rejected.timestamp()).isEqualTo(time);
            assertThat(rejected.reason()).startsWith("timestamp: expected").endsWith("got " + time);
            assertThat(record.headers()).isEmpty();
        }
    }

    @Test
    void shouldNeverGiveANegativeTimeEvenForTheFirstRecord() {
        assertThat(extractor.extract(record(-5), -1)).isZero();
        assertThat(extractor.extract(record(Long.MAX_VALUE), -1)).isZero();
        assertThat(extractor.extract(record(PARTITION_TIME), -1)).isEqualTo(PARTITION_TIME);
    }

    @Test
    void shouldNotOverflowNearTheEndOfTime() {
        BoundedTimeExtractor patient = new BoundedTimeExtractor(Long.MAX_VALUE - BoundedTimeExtractor.LATEST);
        ConsumerRecord<Object, Object> record = record(BoundedTimeExtractor.LATEST + 1);
        assertThat(patient.extract(record, BoundedTimeExtractor.LATEST)).isEqualTo(BoundedTimeExtractor.LATEST);
        assertThat(BoundedTimeExtractor.takeMark(record.headers())).isNotNull();
    }

    @Test
    void shouldNotBelieveAMarkThatARecordBrings() {
        ConsumerRecord<Object, Object> spoofed = record(PARTITION_TIME);
        spoofed.headers().add("spindrift.rejected.timestamp", "1 spoofed".getBytes());
        extractor.extract(spoofed, PARTITION_TIME);
        assertThat(BoundedTimeExtractor.takeMark(spoofed.headers())).isNull();
    }

    private static ConsumerRecord<Object, Object> record(long time) {
        return new ConsumerRecord<>(
                "topic",
                0,
                0,
                time,
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                "value",
                new RecordHeaders(),
                Optional.empty());
    }
}
