package io.spindrift.model.series;

import io.spindrift.model.forecaster.ForecasterSettings;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;
import java.util.List;

/**
 * The horizons of a series in the series mode.
 *
 * @param ahead h, ascending, each 1 to 96
 * @param intervalMillis 0: the label of a forecast is the value h observations later; otherwise, the value nearest to the time h intervals later. If no
 *     value is within half an interval of it, there is no label
 */
public record Horizons(List<Integer> ahead, long intervalMillis) {
    static final int MAX = ForecasterSettings.MAX_HORIZON;

    public Horizons {
        ahead = List.copyOf(ahead);
        require(!ahead.isEmpty() && ahead.size() <= MAX, "horizons", "1 to " + MAX + " of them", ahead);
        int before = 0;
        for (int horizon : ahead) {
            require(horizon > before && horizon <= MAX, "horizons", "ascending, each 1 to " + MAX, ahead);
            before = horizon;
        }
        require(intervalMillis >= 0, "intervalMillis", "at least 0", intervalMillis);
    }

    /** Creates horizons that are counted in observations. */
    public static Horizons of(Integer... ahead) {
        return new Horizons(List.of(ahead), 0);
    }

    /** How many there are. */
    public int count() {
        return ahead.size();
    }

    /** h of each. */
    int[] array() {
        return ahead.stream().mapToInt(Integer::intValue).toArray();
    }

    Horizons visit(FieldVisitor fields) {
        int count = fields.int32("settings.horizons", ahead.size(), 1, MAX);
        Integer[] stored = new Integer[count];
        for (int i = 0; i < count; i++) {
            stored[i] = fields.int32("settings.horizon", i < ahead.size() ? ahead.get(i) : 1, 1, MAX);
        }
        return new Horizons(Arrays.asList(stored), fields.int64("settings.intervalMillis", intervalMillis));
    }

    private static void require(boolean holds, String name, String expected, Object got) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got " + got);
        }
    }
}
