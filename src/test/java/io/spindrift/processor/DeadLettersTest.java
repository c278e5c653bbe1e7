package io.spindrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter;
import io.spindrift.event.DeadLetter.Kind;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.store.SeriesLimitException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.errors.internals.ExceptionHandlerUtils;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

final class DeadLettersTest {
    private static final byte[] KEY = {1};
    private static final byte[] VALUE = {2, 3};
    private static final String REASON = "x: expected 3 numbers, got 2";

    private final DeadLetters letters = new DeadLetters(1 << 20);

    @Test
    void shouldHaveTheHeadersOfKafkaStreamsExceptTheStackTrace() {
        ProducerRecord<byte[], byte[]> ofKafka = ExceptionHandlerUtils.buildDeadLetterQueueRecord(
                "dead-letters",
                KEY,
                VALUE,
                new DefaultErrorHandlerContext(
                        null, "readings", 7, 42, new RecordHeaders(), "forecast", new TaskId(0, 7), 1000, KEY, VALUE),
                new BadRecordException(Kind.MISMATCH, REASON));
        List<String> expected = texts(ofKafka.headers());
        expected.removeIf(header -> header.startsWith(ExceptionHandlerUtils.HEADER_ERRORS_STACKTRACE_NAME));
        assertThat(expected).hasSize(5);
        assertThat(ofStreams(letter(Kind.MISMATCH, new RecordHeaders()))).isEqualTo(expected);
    }

    @Test
    void shouldNameTheExceptionOfItsKind() {
        for (Kind kind : Kind.values()) {
            Class<?> exception = BadRecordException.class;
            if (kind == Kind.STATE) {
                exception = CorruptStateException.class;
            } else if (kind == Kind.SERIES_LIMIT) {
                exception = SeriesLimitException.class;
            }
            assertThat(ofStreams(letter(kind, new RecordHeaders())).get(0))
                    .isEqualTo("__streams.errors.exception=" + exception.getName());
        }
    }

    @Test
    void shouldReplaceTheHeadersOfAnEarlierDeadLetter_whenARecordIsSentAgain() {
        Record<byte[], byte[]> first = letter(Kind.FIELD, new RecordHeaders());
        first.headers().add(ExceptionHandlerUtils.HEADER_ERRORS_STACKTRACE_NAME, KEY);
        first.headers().add("origin", KEY);
        List<String> again =
                texts(letter(Kind.FIELD, new RecordHeaders(first.headers())).headers());
        assertThat(again).hasSize(12).doesNotHaveDuplicates();
        assertThat(again.get(0)).startsWith("origin=");
    }

    private Record<byte[], byte[]> letter(Kind kind, RecordHeaders headers) {
        return letters.of(
                new Record<>(KEY, VALUE, 1000, headers), new DeadLetter(kind, REASON, "readings", 7, 42, 1000, ""));
    }

    private static List<String> ofStreams(Record<byte[], byte[]> letter) {
        List<String> texts = texts(letter.headers());
        texts.removeIf(header -> !header.startsWith("__streams.errors."));
        return texts;
    }

    private static List<String> texts(Iterable<Header> headers) {
        List<String> texts = new ArrayList<>();
        for (Header header : headers) {
            texts.add(header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
