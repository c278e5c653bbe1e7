package io.spindrift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

final class ThreadFailuresTest {
    @Test
    void shouldReplaceAFewThreadsAndThenStopWithOurOwnWords() {
        ThreadFailures failures = new ThreadFailures(Optional::empty);
        StreamsException wrapped = new StreamsException("in a callback", new StartException("registry: got nothing"));
        for (int i = 0; i < 5; i++) {
            assertThat(failures.handle(wrapped)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
            assertThat(failures.reason()).isEmpty();
        }
        assertThat(failures.handle(wrapped)).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(failures.reason()).isEqualTo("registry: got nothing");
    }

    @Test
    void shouldStopAtOnceWhereTopicsDoNotFit() {
        ThreadFailures failures = new ThreadFailures(() -> Optional.of("topics differ"));
        assertThat(failures.handle(new StreamsException("any")))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(failures.reason()).isEqualTo("topics differ");
    }
}
