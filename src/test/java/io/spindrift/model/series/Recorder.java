package io.spindrift.model.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps all outcomes, each kind in a list and all together in one. */
final class Recorder implements Outcomes {
    final List<IssuedForecast> forecasts = new ArrayList<>();
    final List<IssuedScore> scores = new ArrayList<>();
    final List<SeriesEvent.Label> unmet = new ArrayList<>();
    final List<Rejection> unmetReasons = new ArrayList<>();
    final List<Occurrence> occurrences = new ArrayList<>();
    final List<Object> all = new ArrayList<>();
    final List<IssuedMixture> mixtures = new ArrayList<>();
    boolean wantsMixtures;

    int counted(Occurrence occurrence) {
        return Collections.frequency(occurrences, occurrence);
    }

    IssuedForecast lastForecast() {
        return forecasts.get(forecasts.size() - 1);
    }

    @Override
    public void forecast(IssuedForecast forecast) {
        forecasts.add(forecast);
        all.add(forecast);
    }

    @Override
    public boolean wantsMixtures() {
        return wantsMixtures;
    }

    @Override
    public void mixture(IssuedMixture mixture) {
        mixtures.add(mixture);
    }

    @Override
    public void score(IssuedScore score) {
        scores.add(score);
        all.add(score);
    }

    @Override
    public void unmet(SeriesEvent.Label label, Rejection rejection) {
        unmet.add(label);
        unmetReasons.add(rejection);
        all.add(rejection);
    }

    @Override
    public void count(Occurrence occurrence) {
        occurrences.add(occurrence);
        all.add(occurrence);
    }
}
