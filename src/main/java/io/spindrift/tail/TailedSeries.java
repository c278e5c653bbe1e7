package io.spindrift.tail;

import io.spindrift.event.Forecast;
import io.spindrift.event.Score;

/** What is known of one horizon of a series from the records that were published about it. */
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

    /** How many forecasts were seen. */
    public long forecasts() {
        return forecasts;
    }

    /** How many scores were seen. */
    public long labels() {
        return labels;
    }

    /** The last value or label that the application knew; NaN before any record. */
    double observed() {
        return lastForecast == null ? Double.NaN : lastForecast.naive();
    }

    /** The last forecast; NaN before any. */
    double prediction() {
        return lastForecast == null ? Double.NaN : lastForecast.prediction();
    }

    /** Mean squared error of all scored forecasts; NaN before any. */
    public double mse() {
        return lastScore == null ? Double.NaN : lastScore.mse();
    }

    /** Mean squared error of the naive forecast over the same labels; NaN before any. */
    public double naiveMse() {
        return lastScore == null ? Double.NaN : lastScore.naiveMse();
    }
}
