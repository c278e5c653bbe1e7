package io.spindrift.runtime;

import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how many records are waiting, until there are none. Used while a backlog of old records is learned. */
final class BacklogReporter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BacklogReporter.class);
    private static final long PERIOD_SECONDS = 10;
    private static final long MINUTE = 60;

    private final LongSupplier lag;
    private final ScheduledExecutorService scheduler = Schedulers.named("spindrift-history");
    private long previous = -1;

    /** @param lag returns the number of waiting records */
    BacklogReporter(LongSupplier lag) {
        this.lag = lag;
    }

    void start() {
        scheduler.scheduleAtFixedRate(this::report, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void report() {
        long waiting = lag.getAsLong();
        LOG.info("{}", message(waiting, previous));
        if (waiting == 0 && previous >= 0) {
            scheduler.shutdown();
        }
        previous = waiting;
    }

    /**
     * Describes the progress.
     *
     * @param waiting number of waiting records
     * @param previous the number {@value #PERIOD_SECONDS} seconds ago; −1 at the first report
     */
    static String message(long waiting, long previous) {
        if (waiting == 0) {
            return previous < 0 ? "history: no records are waiting" : "history: all waiting records have been learned";
        }
        String text = String.format(Locale.ROOT, "history: %,d records are waiting", waiting);
        if (previous <= waiting) {
            return text;
        }
        long rate = (previous - waiting) / PERIOD_SECONDS;
        long seconds = rate == 0 ? 0 : waiting / rate;
        return String.format(
                Locale.ROOT,
                "%s, %,d per second, about %s left",
                text,
                rate,
                seconds < 2 * MINUTE ? seconds + " s" : seconds / MINUTE + " min");
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
