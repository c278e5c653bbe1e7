package io.spindrift.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a stream thread dies: it is replaced, since most such failures pass with the cluster's; but after a
 * few within ten minutes the application stops, since one that comes with every record will not pass.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);
    private static final int REPLACED_MOST = 5;
    private static final long WINDOW_NANOS = Duration.ofMinutes(10).toNanos();

    private final ArrayDeque<Long> failures = new ArrayDeque<>();
    private volatile boolean fatal;

    /** Whether the application was told to stop. */
    boolean fatal() {
        return fatal;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
        long now = System.nanoTime();
        failures.removeIf(before -> now - before > WINDOW_NANOS);
        failures.addLast(now);
        if (exception instanceof Error || failures.size() > REPLACED_MOST) {
            LOG.error("a stream thread failed: stopping", exception);
            fatal = true;
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error(
                "a stream thread failed and is replaced ({} of {} in 10 minutes)",
                failures.size(),
                REPLACED_MOST,
                exception);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
