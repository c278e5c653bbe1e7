package io.spindrift.model.series;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The scores of one event, grouped by the observation whose value is the label. */
final class LabelScores {
    private final Map<Long, IssuedScore> byObservation = new TreeMap<>();

    /** @param observation whose value is the label */
    void add(ObservationRef observation, HorizonScore score) {
        byObservation
                .computeIfAbsent(observation.sequence(), sequence -> new IssuedScore(observation, new ArrayList<>()))
                .horizons()
                .add(score);
    }

    /** All scores, in the order of the observations. */
    Collection<IssuedScore> all() {
        return byObservation.values();
    }
}
