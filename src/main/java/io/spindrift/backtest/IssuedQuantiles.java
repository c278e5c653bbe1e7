package io.spindrift.backtest;

import io.spindrift.model.interval.Quantile;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedForecast;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The published quantiles of the forecasts whose labels have not arrived. */
final class IssuedQuantiles {
    private final Map<Integer, Deque<Issued>> byHorizon = new TreeMap<>();

    private record Issued(long sequence, List<Quantile> quantiles) {}

    void add(IssuedForecast issued) {
        for (HorizonForecast forecast : issued.horizons()) {
            if (!forecast.quantiles().isEmpty()) {
                byHorizon
                        .computeIfAbsent(forecast.horizon(), horizon -> new ArrayDeque<>())
                        .addLast(new Issued(issued.observation().sequence(), forecast.quantiles()));
            }
        }
    }

    /** Removes and returns the quantiles of a forecast; empty if it had none. Earlier forecasts are dropped: their labels never arrive. */
    List<Quantile> remove(HorizonScore score) {
        Deque<Issued> waiting = byHorizon.get(score.horizon());
        while (waiting != null && !waiting.isEmpty()) {
            if (waiting.peekFirst().sequence > score.madeAt().sequence()) {
                return List.of();
            }
            Issued first = waiting.removeFirst();
            if (first.sequence == score.madeAt().sequence()) {
                return first.quantiles;
            }
        }
        return List.of();
    }
}
