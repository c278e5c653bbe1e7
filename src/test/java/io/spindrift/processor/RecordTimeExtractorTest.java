package io.spindrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.event.Control;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

final class RecordTimeExtractorTest {
    private static final long PARTITION_TIME = 1_700_000_000_000L;

    private final RecordTimeExtractor extractor = new RecordTimeExtractor();

    @Test
    void shouldAcceptAnyTimeFrom1970To9999_whateverTheEarlierTimes() {
        for (long before : new long[] {-1, 0, PARTITION_TIME, RecordTimeExtractor.LATEST}) {
            for (long time : new long[] {0, PARTITION_TIME, RecordTimeExtractor.LATEST}) {
                ConsumerRecord<Object, Object> record = record(time);
                assertThat(extractor.extract(record, before)).isEqualTo(time);
                assertThat(RecordTimeExtractor.takeMark(record.headers())).isNull();
            }
        }
    }

    @Test
    void shouldMarkTimesOutsideOfThese_andGiveThePartitionTime() {
        for (long time : new long[] {-1, Long.MIN_VALUE, RecordTimeExtractor.LATEST + 1, Long.MAX_VALUE}) {
            ConsumerRecord<Object, Object> record = record(time);
            assertThat(extractor.extract(record, PARTITION_TIME)).isEqualTo(PARTITION_TIME);
            RecordTimeExtractor.Rejected rejected = RecordTimeExtractor.takeMark(record.headers());
            assertThat(rejected.timestamp()).isEqualTo(time);
            assertThat(rejected.reason())
                    .isEqualTo("timestamp: expected "
                            + (time < 0
                                    ? "milliseconds since 1970, got "
                                    : "at most 253402300799999, the end of the year 9999, got ")
                            + time);
            assertThat(record.headers()).isEmpty();
        }
    }

    @Test
    void shouldGiveTheTimestampOfTheRecord_whenTheTimeInItsValueIsRejected() {
        RecordTimeExtractor late = new RecordTimeExtractor(record -> Long.MAX_VALUE);
        assertThat(late.extract(record(PARTITION_TIME), -1)).isEqualTo(PARTITION_TIME);
        assertThat(late.extract(record(PARTITION_TIME), 7)).isEqualTo(PARTITION_TIME);
        assertThat(late.extract(record(-5), -1)).isZero();
    }

    @Test
    void shouldAcceptControlsWithAnyTime() {
        ConsumerRecord<Object, Object> control = record(PARTITION_TIME + 1_000_000);
        control.headers().add(Control.HEADER, "reset".getBytes());
        assertThat(extractor.extract(control, PARTITION_TIME)).isEqualTo(PARTITION_TIME + 1_000_000);
        assertThat(RecordTimeExtractor.takeMark(control.headers())).isNull();
    }

    @Test
    void shouldIgnoreAMarkInTheHeadersOfARecord() {
        ConsumerRecord<Object, Object> spoofed = record(PARTITION_TIME);
        spoofed.headers().add("spindrift.rejected.timestamp", "1 spoofed".getBytes());
        extractor.extract(spoofed, PARTITION_TIME);
        assertThat(RecordTimeExtractor.takeMark(spoofed.headers())).isNull();
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
