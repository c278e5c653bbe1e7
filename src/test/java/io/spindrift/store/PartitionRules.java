package io.spindrift.store;

import java.util.HashMap;
import java.util.Map;

/**
 * Which series of a partition live, told plainly: a series is idle once the second-largest step of the clock that an event
 * has reached is more than so long after its last event; a new series is refused where there are as many as there may be,
 * after those that are idle have gone.
 */
final class PartitionRules {
    private final long idleMillis;
    private final long step;
    private final long most;
    private final Map<String, Long> lastTimes = new HashMap<>();
    private final Map<String, Tally> tallies = new HashMap<>();
    private long largest = -1;
    private long second = -1;
    private long swept = -1;

    PartitionRules(long idleMillis, long most) {
        this.idleMillis = idleMillis;
        this.most = most;
        step = Math.max(1, idleMillis / 64);
    }

    int series() {
        return tallies.size();
    }

    /** The tally that an event comes to; null where its series is refused. */
    Tally find(String series) {
        if (!tallies.containsKey(series) && most > 0 && tallies.size() >= most) {
            sweep();
            if (tallies.size() >= most) {
                return null;
            }
        }
        boolean lives = tallies.containsKey(series) && !idle(series);
        return lives ? tallies.get(series) : new Tally(series, 1);
    }

    void take(String series, Tally tally, Tally.Tick tick) {
        boolean goesOn = tallies.get(series) == tally;
        tally.apply(tick);
        tallies.put(series, tally);
        lastTimes.put(series, goesOn ? Math.max(lastTimes.get(series), tick.time()) : tick.time());
        long reached = tick.time() - tick.time() % step;
        second = Math.max(second, Math.min(largest, reached));
        largest = Math.max(largest, reached);
    }

    void reset(String series) {
        if (tallies.containsKey(series)) {
            tallies.put(series, new Tally(series, 1));
            lastTimes.put(series, second);
        }
    }

    void delete(String series) {
        tallies.remove(series);
    }

    private boolean idle(String series) {
        return idleMillis > 0 && second - lastTimes.get(series) > idleMillis;
    }

    private void sweep() {
        if (idleMillis > 0 && second > swept) {
            tallies.keySet().removeIf(this::idle);
            swept = second;
        }
    }
}
