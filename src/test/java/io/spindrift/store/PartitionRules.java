package io.spindrift.store;

import io.spindrift.model.numeric.Hash;
import io.spindrift.model.time.RecordClock;
import java.util.HashMap;
import java.util.Map;

/**
 * The rules of expiry, in a direct form. A series has expired if more than the time to live has elapsed on the clock of
 * the partition since its last event, and the clock is past the time of that event by as much. A new series is rejected
 * at the limit, after expired series were removed.
 */
final class PartitionRules {
    private final long ttlMillis;
    private final long step;
    private final long max;
    private final Map<String, Long> lastSeen = new HashMap<>();
    private final Map<String, Long> lastTimes = new HashMap<>();
    private final Map<String, CountingModel> tallies = new HashMap<>();
    private RecordClock clock = RecordClock.UNSET;
    private long swept = -1;

    PartitionRules(long ttlMillis, long max) {
        this.ttlMillis = ttlMillis;
        this.max = max;
        step = Math.max(1, ttlMillis / 64);
    }

    int series() {
        return tallies.size();
    }

    /** The tally that an event comes to; null where its series is refused. */
    CountingModel find(String series) {
        if (!tallies.containsKey(series) && max > 0 && tallies.size() >= max) {
            sweep();
            if (tallies.size() >= max) {
                return null;
            }
        }
        boolean lives = tallies.containsKey(series) && !idle(series);
        return lives ? tallies.get(series) : new CountingModel(series, 1);
    }

    void take(String series, CountingModel tally, CountingModel.Tick tick) {
        tally.apply(tick);
        tallies.put(series, tally);
        lastTimes.put(series, tick.time());
        clock = clock.observe(Hash.of(series), tick.time() - tick.time() % step, ttlMillis);
        lastSeen.put(series, clock.elapsed());
    }

    void reset(String series) {
        if (tallies.containsKey(series)) {
            tallies.put(series, new CountingModel(series, 1));
            lastSeen.put(series, clock.elapsed());
            lastTimes.put(series, -1L);
        }
    }

    void delete(String series) {
        tallies.remove(series);
    }

    private boolean idle(String series) {
        return ttlMillis > 0
                && clock.elapsed() - lastSeen.get(series) > ttlMillis
                && clock.reached() - lastTimes.get(series) > ttlMillis;
    }

    private void sweep() {
        if (ttlMillis > 0 && clock.elapsed() > swept) {
            tallies.keySet().removeIf(this::idle);
            swept = clock.elapsed();
        }
    }
}
