package io.spindrift.runtime;

import io.spindrift.store.LaterVersionException;
import io.spindrift.store.SettingsChangedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what happens when a stream thread dies. The thread is replaced, since most such failures pass with those of
 * the cluster. The application stops after more failures within ten minutes than {@value #MORE_THAN_THREADS} plus the
 * number of threads, since a failure that repeats with every record does not pass. It stops at once if the cluster
 * denies an operation, if topics are missing or do not fit together, or if the stored state has other settings or a
 * later version.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);
    private static final String OUR_PACKAGES = "io.spindrift.";
    private static final int MORE_THAN_THREADS = 4;
    private static final long WINDOW_NANOS = Duration.ofMinutes(10).toNanos();

    private final Supplier<Optional<String>> mismatch;
    private final int replacedMax;
    private final ArrayDeque<Long> failures = new ArrayDeque<>();
    /** Null until the application is about to stop. */
    private volatile String reason;

    /**
     * @param mismatch returns why the topics cannot be used, if so
     * @param threads number of threads of the application, all of which may fail for the same cause
     */
    ThreadFailures(Supplier<Optional<String>> mismatch, int threads) {
        this.mismatch = mismatch;
        replacedMax = threads + MORE_THAN_THREADS;
    }

    /** Whether the application is stopping. */
    boolean fatal() {
        return reason != null;
    }

    /** Returns why it is stopping; empty if it is not. */
    String reason() {
        return fatal() ? reason : "";
    }

    /**
     * Records that the application stops for another reason than a failed thread. Returns false if it is stopping
     * already.
     */
    synchronized boolean stopFor(String why) {
        if (fatal()) {
            return false;
        }
        reason = why;
        return true;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
        long now = System.nanoTime();
        failures.removeIf(before -> now - before > WINDOW_NANOS);
        failures.addLast(now);
        Throwable forbidden = forbidden(exception);
        if (forbidden != null) {
            LOG.error(
                    "stopping: the cluster does not allow operations that this application needs (docs/security.md)",
                    exception);
            return stop("the cluster does not allow operations that this application needs (docs/security.md): "
                    + (forbidden == exception ? "" : exception.getMessage() + " ") + forbidden.getMessage());
        }
        Optional<String> unusable = mismatch.get();
        if (unusable.isPresent()) {
            LOG.error("stopping: the topics cannot be used", exception);
            return stop(unusable.get());
        }
        if (exception instanceof Error || permanent(exception) || failures.size() > replacedMax) {
            LOG.error("stopping: a stream thread failed", exception);
            return stop(message(exception));
        }
        LOG.error(
                "replaced a stream thread that failed ({} of {} in 10 minutes)",
                failures.size(),
                replacedMax,
                exception);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /**
     * Returns the message of our own exception, if there is one among the causes, since Kafka Streams wraps it into a
     * general one.
     */
    private static String message(Throwable exception) {
        Throwable ours =
                cause(exception, cause -> cause.getClass().getPackageName().startsWith(OUR_PACKAGES));
        if (ours != null) {
            return ours.getMessage();
        }
        boolean ofStore =
                cause(exception, cause -> cause.getClass().getPackageName().equals("org.rocksdb")) != null;
        return ofStore ? "state.dir: " + StartException.message(exception) : exception.toString();
    }

    private StreamThreadExceptionResponse stop(String why) {
        reason = why;
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /**
     * Returns the cause that says that the cluster denies an operation, which a new thread could not do either; null if
     * there is none.
     */
    private static Throwable forbidden(Throwable exception) {
        return cause(
                exception,
                cause -> cause instanceof AuthorizationException || cause instanceof AuthenticationException);
    }

    /** Whether a new thread would fail in the same way. */
    private static boolean permanent(Throwable exception) {
        return cause(
                        exception,
                        cause -> cause instanceof LaterVersionException || cause instanceof SettingsChangedException)
                != null;
    }

    /**
     * Returns the first exception that satisfies a condition, among an exception and its causes; null if there is none.
     */
    private static Throwable cause(Throwable exception, Predicate<Throwable> condition) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (condition.test(cause)) {
                return cause;
            }
        }
        return null;
    }
}
