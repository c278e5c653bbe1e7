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
 * What happens when a stream thread dies: it is replaced, since most such failures pass with the cluster's; but after a
 * few more than there are threads within ten minutes the application stops, since one that comes with every record will not
 * pass. What the cluster does not allow does not pass either, nor do topics that are gone or do not fit each other, nor what is stored
 * under other settings or by a later version.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);
    private static final String OURS = "io.spindrift.";
    private static final int MORE_THAN_THREADS = 4;
    private static final long WINDOW_NANOS = Duration.ofMinutes(10).toNanos();

    private final Supplier<Optional<String>> misfit;
    private final int replacedMax;
    private final ArrayDeque<Long> failures = new ArrayDeque<>();
    /** Null until the application is told to stop. */
    private volatile String reason;

    /**
     * @param misfit tells why the topics as they are cannot be read, if they cannot
     * @param threads of the application, all of which may fail for one cause
     */
    ThreadFailures(Supplier<Optional<String>> misfit, int threads) {
        this.misfit = misfit;
        replacedMax = threads + MORE_THAN_THREADS;
    }

    /** Whether the application was told to stop. */
    boolean fatal() {
        return reason != null;
    }

    /** Why it was told to stop; empty if it was not. */
    String reason() {
        return fatal() ? reason : "";
    }

    /** Notes that the application stops for something else than a failed thread; false if it stops already. */
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
        Optional<String> unfit = misfit.get();
        if (unfit.isPresent()) {
            LOG.error("stopping: the topics cannot be used", exception);
            return stop(unfit.get());
        }
        if (exception instanceof Error || lasting(exception) || failures.size() > replacedMax) {
            LOG.error("stopping: a stream thread failed", exception);
            return stop(words(exception));
        }
        LOG.error(
                "replaced a stream thread that failed ({} of {} in 10 minutes)",
                failures.size(),
                replacedMax,
                exception);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** What we said of it ourselves, if we did; Kafka Streams wraps that in words of its own. */
    private static String words(Throwable exception) {
        Throwable own =
                cause(exception, cause -> cause.getClass().getPackageName().startsWith(OURS));
        if (own != null) {
            return own.getMessage();
        }
        boolean ofStore =
                cause(exception, cause -> cause.getClass().getPackageName().equals("org.rocksdb")) != null;
        return ofStore ? "state.dir: " + StartException.words(exception) : exception.toString();
    }

    private StreamThreadExceptionResponse stop(String why) {
        reason = why;
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** A replaced thread would not be allowed more. */
    private static Throwable forbidden(Throwable exception) {
        return cause(
                exception,
                cause -> cause instanceof AuthorizationException || cause instanceof AuthenticationException);
    }

    /** A replaced thread would find the same. */
    private static boolean lasting(Throwable exception) {
        return cause(
                        exception,
                        cause -> cause instanceof LaterVersionException || cause instanceof SettingsChangedException)
                != null;
    }

    /** The first that is such among an exception and its causes; null if none is. */
    private static Throwable cause(Throwable exception, Predicate<Throwable> such) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (such.test(cause)) {
                return cause;
            }
        }
        return null;
    }
}
