package io.spindrift.processor;

import io.spindrift.text.Printable;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of records that are refused for their time: of the first, and then at most once a minute, with how many there were. */
final class RefusedTimes {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedTimes.class);
    private static final long INTERVAL_NANOS = 60_000_000_000L;

    private final LongSupplier nanoTime;
    private long refused;
    private boolean warned;
    private long warnedAt;

    /** @param nanoTime of a clock that only goes forward */
    RefusedTimes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void add(RecordPosition place, String reason) {
        refused++;
        long present = nanoTime.getAsLong();
        if (!warned || present - warnedAt >= INTERVAL_NANOS) {
            LOG.warn(
                    "rejected {} records for their time, the last at {}-{} offset {}: {}",
                    refused,
                    place.topic(),
                    place.partition(),
                    place.offset(),
                    Printable.of(reason));
            warned = true;
            warnedAt = present;
            refused = 0;
        }
    }
}
