package io.spindrift.processor;

import io.spindrift.event.DeadLetter;
import io.spindrift.event.TextKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Makes dead letters: the key, value and headers of a record unchanged, then our headers and those of Kafka Streams. A record that does
 * not fit into the dead-letter topic is cut, because a record that cannot be written would stop the application again and again. (A
 * record that was compressed may be larger than its topic allows.) A header lists the parts that were cut and their sizes.
 */
final class DeadLetters {
    /** Room for lengths, the header of a batch, and the mark of a cut. */
    private static final int OVERHEAD_BYTES = 512;

    private static final int HEADER_OVERHEAD_BYTES = 10;

    private final int mostBytes;

    DeadLetters(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    Record<byte[], byte[]> of(Record<byte[], byte[]> record, DeadLetter why) {
        RecordHeaders ours = new RecordHeaders();
        why.headers().forEach((name, text) -> ours.add(name, text.getBytes(StandardCharsets.UTF_8)));
        StreamsErrorHeaders.add(why, ours);
        RecordHeaders own = new RecordHeaders();
        for (Header header : record.headers()) {
            if (!header.key().startsWith(DeadLetter.PREFIX) && !header.key().startsWith(StreamsErrorHeaders.PREFIX)) {
                own.add(header);
            }
        }
        return fitted(record, own, ours);
    }

    /** Keeps what fits, in the order key, headers, value. */
    private Record<byte[], byte[]> fitted(Record<byte[], byte[]> record, RecordHeaders own, RecordHeaders ours) {
        long room = mostBytes - OVERHEAD_BYTES - size(ours);
        List<String> cuts = new ArrayList<>();
        byte[] key = record.key();
        if (size(key) > room) {
            cuts.add("key " + key.length);
            key = Arrays.copyOf(key, TextKeys.NAME_MAX_BYTES);
        }
        room -= size(key);
        RecordHeaders headers = new RecordHeaders();
        if (size(own) > room) {
            cuts.add("headers " + size(own));
        } else {
            own.forEach(headers::add);
            room -= size(own);
        }
        byte[] value = record.value();
        if (size(value) > room) {
            cuts.add("value " + value.length);
            value = Arrays.copyOf(value, (int) room);
        }
        ours.forEach(headers::add);
        if (!cuts.isEmpty()) {
            headers.add(DeadLetter.TRUNCATED, String.join(", ", cuts).getBytes(StandardCharsets.UTF_8));
        }
        return record.withKey(key).withValue(value).withHeaders(headers);
    }

    private static int size(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static long size(RecordHeaders headers) {
        long size = 0;
        for (Header header : headers) {
            size += 2L * header.key().length() + size(header.value()) + HEADER_OVERHEAD_BYTES;
        }
        return size;
    }
}
