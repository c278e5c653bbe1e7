package io.spindrift.event;

import java.util.List;

/** How the horizons of a forecast, or the scores of a label, are laid out in records. */
public enum RecordLayout {
    /** One record, with an array over the horizons for each figure. */
    PATH,
    /** One record for each horizon, in which each figure is a number. */
    ROWS;

    /** Returns the horizons of each record. */
    <T> List<List<T>> split(List<T> horizons) {
        return switch (this) {
            case PATH -> List.of(horizons);
            case ROWS -> horizons.stream().map(List::of).toList();
        };
    }

    void require(List<?> horizons) {
        if (this == ROWS && horizons.size() != 1) {
            throw new IllegalArgumentException("layout ROWS: expected 1 horizon, got " + horizons.size());
        }
    }
}
