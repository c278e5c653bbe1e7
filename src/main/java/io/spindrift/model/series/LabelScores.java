package io.spindrift.model.series;

import java.util.ArrayList;
import java.util.List;
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

    /** Adds the scores to the outcomes, in the order of the observations. */
    void addTo(List<Outcome> outcomes) {
        outcomes.addAll(byObservation.values());
    }
}
