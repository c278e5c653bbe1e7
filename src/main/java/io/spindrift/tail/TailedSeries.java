package io.spindrift.tail;

import io.spindrift.model.series.ErrorMeasures;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;

/** A series, as far as its published records tell. Its figures are those of its first horizon. */
public final class TailedSeries {
    private static final ErrorMeasures NOT_SCORED = new ErrorMeasures(0, Double.NaN, Double.NaN, Double.NaN);

    private final String series;
    private int firstHorizon = Integer.MAX_VALUE;
    private int lastHorizon;
    private long forecasts;
    private long labels;
    private HorizonForecast lastForecast;
    private ErrorMeasures measures = NOT_SCORED;

    TailedSeries(String series) {
        this.series = series;
    }

    void add(IssuedForecast forecast) {
        for (HorizonForecast horizon : forecast.horizons()) {
            if (isFirst(horizon.horizon())) {
                forecasts++;
                lastForecast = horizon;
            }
        }
    }

    void add(IssuedScore label) {
        for (HorizonScore score : label.horizons()) {
            if (isFirst(score.horizon())) {
                labels++;
                measures = score.measures();
            }
        }
    }

    /** Returns whether no smaller horizon was read. A row has one of several horizons. */
    private boolean isFirst(int horizon) {
        lastHorizon = Math.max(lastHorizon, horizon);
        if (horizon < firstHorizon) {
            firstHorizon = horizon;
            forecasts = 0;
            labels = 0;
            measures = NOT_SCORED;
        }
        return horizon == firstHorizon;
    }

    public String series() {
        return series;
    }

    /** Returns the number of observations whose forecasts were read. */
    public long forecasts() {
        return forecasts;
    }

    /** Returns the number of scores that were read. */
    public long labels() {
        return labels;
    }

    /** Returns the name, and the horizons if there is more than the next observation: {@code load +1…24}. */
    String title() {
        if (lastHorizon <= 1) {
            return series;
        }
        return series + " +" + firstHorizon + (lastHorizon > firstHorizon ? "…" + lastHorizon : "");
    }

    /** Returns the last value or label that the application knew; NaN before any record. */
    double observed() {
        return lastForecast == null ? Double.NaN : lastForecast.naive();
    }

    /** Returns the last point forecast; NaN before any. */
    double prediction() {
        return lastForecast == null ? Double.NaN : lastForecast.prediction();
    }

    /** Returns the mean squared error of all scored forecasts; NaN before any. */
    public double mse() {
        return measures.mse();
    }

    /** Returns the mean squared error of the naive forecast over the same labels; NaN before any. */
    public double naiveMse() {
        return measures.naiveMse();
    }
}
