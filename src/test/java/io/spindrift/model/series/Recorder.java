package io.spindrift.model.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps all outcomes, each kind in a list, and all together in one. */
final class Recorder {
    final List<IssuedForecast> forecasts = new ArrayList<>();
    final List<IssuedScore> scores = new ArrayList<>();
    /** Those of all forecasts, in order. */
    final List<HorizonForecast> horizonForecasts = new ArrayList<>();
    /** Those of all scores, in order. */
    final List<HorizonScore> horizonScores = new ArrayList<>();

    final List<SeriesEvent.Label> unmatched = new ArrayList<>();
    final List<Rejection> unmatchedReasons = new ArrayList<>();
    final List<IssuedAlarm> alarms = new ArrayList<>();
    final List<Outcome.Counted> counted = new ArrayList<>();
    /** An unmatched label by its rejection, since labels with an origin are not equal by themselves. */
    final List<Object> all = new ArrayList<>();

    int counted(Outcome.Counted outcome) {
        return Collections.frequency(counted, outcome);
    }

    IssuedForecast lastForecast() {
        return forecasts.get(forecasts.size() - 1);
    }

    HorizonForecast lastHorizonForecast() {
        return horizonForecasts.get(horizonForecasts.size() - 1);
    }

    List<HorizonForecast> forecasts(int horizon) {
        return horizonForecasts.stream()
                .filter(forecast -> forecast.horizon() == horizon)
                .toList();
    }

    List<HorizonScore> scores(int horizon) {
        return horizonScores.stream()
                .filter(score -> score.horizon() == horizon)
                .toList();
    }

    void add(List<Outcome> outcomes) {
        outcomes.forEach(this::add);
    }

    private void add(Outcome outcome) {
        all.add(outcome instanceof Outcome.Unmatched label ? label.rejection() : outcome);
        if (outcome instanceof IssuedForecast forecast) {
            forecasts.add(forecast);
            horizonForecasts.addAll(forecast.horizons());
        } else if (outcome instanceof IssuedScore score) {
            scores.add(score);
            horizonScores.addAll(score.horizons());
        } else if (outcome instanceof IssuedAlarm alarm) {
            alarms.add(alarm);
        } else if (outcome instanceof Outcome.Counted count) {
            counted.add(count);
        } else if (outcome instanceof Outcome.Unmatched label) {
            unmatched.add(label.label());
            unmatchedReasons.add(label.rejection());
        } else {
            throw new AssertionError(outcome);
        }
    }
}
