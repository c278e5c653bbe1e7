package io.spindrift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.store.LaterVersionException;
import java.util.Optional;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

final class ThreadFailuresTest {
    @Test
    void shouldReplaceAFewThreads_andThenStopWithTheMessageOfOurException() {
        ThreadFailures failures = new ThreadFailures(Optional::empty, 1);
        StreamsException wrapped = new StreamsException("in a callback", new StartException("registry: got nothing"));
        for (int i = 0; i < 5; i++) {
            assertThat(failures.handle(wrapped)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
            assertThat(failures.reason()).isEmpty();
        }
        assertThat(failures.handle(wrapped)).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(failures.reason()).isEqualTo("registry: got nothing");
    }

    @Test
    void shouldReplaceAsManyThreadsAsThereAreAndFourMore_beforeItStops() {
        ThreadFailures failures = new ThreadFailures(Optional::empty, 8);
        for (int i = 0; i < 12; i++) {
            assertThat(failures.handle(new StreamsException("any")))
                    .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        }
        assertThat(failures.handle(new StreamsException("any")))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    }

    /** Which another thread would find as well. */
    @Test
    void shouldStopAtOnce_whenALaterVersionHasWritten() {
        ThreadFailures failures = new ThreadFailures(Optional::empty, 1);
        assertThat(failures.handle(new StreamsException("in a task", new LaterVersionException(1, 2))))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(failures.reason()).startsWith("core version: expected a partition written by version 1 or earlier");
    }

    @Test
    void shouldStopAtOnce_whenTopicsDoNotMatch() {
        ThreadFailures failures = new ThreadFailures(() -> Optional.of("topics differ"), 1);
        assertThat(failures.handle(new StreamsException("any")))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(failures.reason()).isEqualTo("topics differ");
    }
}
