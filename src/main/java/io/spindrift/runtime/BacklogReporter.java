package io.spindrift.runtime;

import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in the log how far a history has been learned, until there is no more of it. */
final class BacklogReporter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BacklogReporter.class);
    private static final long PERIOD_SECONDS = 10;
    private static final long MINUTE = 60;

    private final LongSupplier lag;
    private final ScheduledExecutorService ticker = Schedulers.named("spindrift-history");
    private long before = -1;

    /** @param lag how many records wait */
    BacklogReporter(LongSupplier lag) {
        this.lag = lag;
    }

    void start() {
        ticker.scheduleAtFixedRate(this::tell, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void tell() {
        long now = lag.getAsLong();
        LOG.info("{}", words(now, before));
        if (now == 0 && before >= 0) {
            ticker.shutdown();
        }
        before = now;
    }

    /**
     * How far it is.
     *
     * @param now records that wait
     * @param before the same a while ago, or −1
     */
    static String words(long now, long before) {
        if (now == 0) {
            return before < 0 ? "history: no records are waiting" : "history: all waiting records have been learned";
        }
        String waiting = String.format(Locale.ROOT, "history: %,d records are waiting", now);
        if (before <= now) {
            return waiting;
        }
        long rate = (before - now) / PERIOD_SECONDS;
        long seconds = rate == 0 ? 0 : now / rate;
        return String.format(
                Locale.ROOT,
                "%s, %,d per second, about %s left",
                waiting,
                rate,
                seconds < 2 * MINUTE ? seconds + " s" : seconds / MINUTE + " min");
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
