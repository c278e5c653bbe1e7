package io.spindrift.live;

import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.series.ErrorMeasures;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonScore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The last score of each horizon of a series, and the past forecasts of some of its horizons. */
final class LiveHorizons {
    /** More are not kept: their memory would be that of as many series. */
    private static final int PAST_MAX = 4;

    private static final ErrorMeasures NOT_SCORED = new ErrorMeasures(0, Double.NaN, Double.NaN, Double.NaN);

    private final int points;
    private final Map<Integer, HorizonScore> lastScores = new TreeMap<>();
    private final Map<Integer, PastForecasts> past = new TreeMap<>();
    private List<Integer> horizons = List.of();

    LiveHorizons(int points) {
        this.points = points;
    }

    /** Starts again if the horizons of a series have changed. */
    void fit(List<HorizonForecast> forecasts) {
        if (forecasts.size() == horizons.size()
                && forecasts.stream().allMatch(forecast -> horizons.contains(forecast.horizon()))) {
            return;
        }
        horizons = forecasts.stream().map(HorizonForecast::horizon).toList();
        lastScores.clear();
        past.clear();
        int kept = Math.min(horizons.size(), PAST_MAX);
        for (int i = 0; i < kept; i++) {
            // The first, the last, and some that are evenly spaced between them.
            int index = kept == 1 ? 0 : Math.round((float) i * (horizons.size() - 1) / (kept - 1));
            past.put(horizons.get(index), new PastForecasts(horizons.get(index), points));
        }
    }

    void clear(int slot) {
        past.values().forEach(forecasts -> forecasts.clear(slot));
    }

    /** Returns the past forecasts of a horizon; null if they are not kept. */
    PastForecasts past(int horizon) {
        return past.get(horizon);
    }

    void score(HorizonScore score) {
        if (horizons.contains(score.horizon())) {
            lastScores.put(score.horizon(), score);
        }
    }

    /** Returns the last score of the first horizon; null before any. */
    HorizonScore first() {
        return horizons.isEmpty() ? null : lastScores.get(horizons.get(0));
    }

    Collection<PastForecasts> past() {
        return past.values();
    }

    /** Returns the running metrics of each horizon. */
    List<SeriesDetail.Accuracy> accuracy() {
        return horizons.stream()
                .map(horizon -> accuracy(horizon, lastScores.get(horizon)))
                .toList();
    }

    private static SeriesDetail.Accuracy accuracy(int horizon, HorizonScore last) {
        ErrorMeasures measures = last == null ? NOT_SCORED : last.measures();
        List<SeriesDetail.LevelAccuracy> levels = new ArrayList<>();
        for (IntervalScore interval : last == null ? List.<IntervalScore>of() : last.intervals()) {
            levels.add(new SeriesDetail.LevelAccuracy(
                    interval.level(), interval.coverage(), interval.width(), interval.pinball()));
        }
        return new SeriesDetail.Accuracy(
                horizon, measures.labels(), measures.mse(), measures.mae(), measures.naiveMse(), levels);
    }
}
