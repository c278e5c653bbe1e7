package io.spindrift.processor;

import io.spindrift.text.Printable;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs records that are rejected because of their time: the first one, and then at most one message per minute with the
 * number of records.
 */
final class RefusedTimes {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedTimes.class);
    private static final long INTERVAL_NANOS = 60_000_000_000L;

    private final LongSupplier nanoTime;
    private long rejected;
    private boolean warned;
    private long warnedAt;

    /** @param nanoTime of a monotonic clock */
    RefusedTimes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void add(RecordPosition position, String reason) {
        rejected++;
        long now = nanoTime.getAsLong();
        if (!warned || now - warnedAt >= INTERVAL_NANOS) {
            LOG.warn(
                    "rejected {} records for their time, the last at {}: {}", rejected, position, Printable.of(reason));
            warned = true;
            warnedAt = now;
            rejected = 0;
        }
    }
}
