package io.spindrift.processor;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.store.SeriesLimitException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;

/**
 * The headers that Kafka Streams gives its own dead letters (KIP-1034), so that tools for those read ours as well. Values are texts in
 * UTF-8, as there. The stack trace is left out: a replay must write the same bytes, and line numbers change with every version.
 */
final class StreamsErrorHeaders {
    /** The prefix of all header names. */
    static final String PREFIX = "__streams.errors.";

    private StreamsErrorHeaders() {}

    static void add(DeadLetter why, Headers headers) {
        add(headers, "exception", exception(why.kind()).getName());
        add(headers, "message", why.reason());
        add(headers, "topic", why.topic());
        add(headers, "partition", Integer.toString(why.partition()));
        add(headers, "offset", Long.toString(why.offset()));
    }

    private static void add(Headers headers, String name, String text) {
        headers.add(PREFIX + name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Class<? extends Exception> exception(DeadLetter.Kind kind) {
        return switch (kind) {
            case STATE -> CorruptStateException.class;
            case SERIES_LIMIT -> SeriesLimitException.class;
            default -> BadRecordException.class;
        };
    }
}
