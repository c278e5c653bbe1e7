package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The series whose states could not be read lately, so that not each of their records reads them again. */
final class DamagedSeries {
    private static final int MAX_SERIES = 1000;

    private final Map<String, String> reasons = new LinkedHashMap<>();

    /** @throws CorruptStateException if the state of a series could not be read */
    void requireSound(String series) {
        String reason = reasons.get(series);
        if (reason != null) {
            throw new CorruptStateException(reason);
        }
    }

    /** Remembers a series, and returns the exception for it. */
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
