package io.spindrift.processor;

import io.spindrift.event.DeadLetter;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes dead letters: the record as it came, key, value and headers, and our headers beside. A value that would not fit
 * the dead-letter topic (a record that was compressed may be larger than its topic allows) is cut, and a header says so.
 */
final class DeadLetters {
    private final int mostBytes;

    DeadLetters(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    Record<byte[], byte[]> of(Record<byte[], byte[]> record, DeadLetter why) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : record.headers()) {
            if (!header.key().startsWith(DeadLetter.PREFIX)) {
                headers.add(header);
            }
        }
        why.headers().forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return fitted(record.withHeaders(headers));
    }

    private Record<byte[], byte[]> fitted(Record<byte[], byte[]> record) {
        byte[] value = record.value();
        int length = value == null ? 0 : value.length;
        int room = mostBytes - size(record.key()) - size(record.headers().toArray());
        if (length <= room) {
            return record;
        }
        record.headers().add(DeadLetter.TRUNCATED, Integer.toString(length).getBytes(StandardCharsets.UTF_8));
        return record.withValue(Arrays.copyOf(value, Math.max(0, room)));
    }

    private static int size(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /** With room for the lengths, the batch's own header and the mark of a cut. */
    private static int size(Header[] headers) {
        int size = 256;
        for (Header header : headers) {
            size += 2 * header.key().length() + size(header.value()) + 10;
        }
        return size;
    }
}
