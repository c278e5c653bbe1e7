package io.spindrift.tail;

import io.spindrift.event.Forecast;
import io.spindrift.event.Score;

/** One horizon of a series, as far as its published records tell. */
public final class TailedSeries {
    private final String series;
    private final int horizon;
    private long forecasts;
    private long labels;
    private Forecast lastForecast;
    private Score lastScore;

    TailedSeries(String series, int horizon) {
        this.series = series;
        this.horizon = horizon;
    }

    void add(Forecast forecast) {
        forecasts++;
        lastForecast = forecast;
    }

    void add(Score score) {
        labels++;
        lastScore = score;
    }

    public String series() {
        return series;
    }

    public int horizon() {
        return horizon;
    }

    /** Returns the number of forecasts that were read. */
    public long forecasts() {
        return forecasts;
    }

    /** Returns the number of scores that were read. */
    public long labels() {
        return labels;
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
        return lastScore == null ? Double.NaN : lastScore.mse();
    }

    /** Returns the mean squared error of the naive forecast over the same labels; NaN before any. */
    public double naiveMse() {
        return lastScore == null ? Double.NaN : lastScore.naiveMse();
    }
}
