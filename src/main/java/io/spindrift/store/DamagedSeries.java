package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the series whose states could not be read, so that a damaged state is not read again for each record. */
final class DamagedSeries {
    private static final int MAX_SERIES = 1000;

    private final Map<String, String> reasons = new LinkedHashMap<>();

    /** @throws CorruptStateException if the state of this series could not be read before */
    void requireSound(String series) {
        String reason = reasons.get(series);
        if (reason != null) {
            throw new CorruptStateException(reason);
        }
    }

    /** Adds a series, and returns the exception to throw for it. */
    CorruptStateException add(String series, CorruptStateException damage) {
        String reason = "the stored state of series '" + series + "': " + damage.getMessage();
        if (reasons.size() == MAX_SERIES) {
            reasons.remove(reasons.keySet().iterator().next());
        }
        reasons.put(series, reason);
        return new CorruptStateException(reason);
    }

    void remove(String series) {
        reasons.remove(series);
    }
}
