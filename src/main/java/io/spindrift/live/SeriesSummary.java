package io.spindrift.live;

import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.series.ErrorMeasures;
import io.spindrift.model.series.HorizonScore;

/**
 * A summary of a series. The metrics are those of its first horizon, NaN before the first score.
 *
 * @param series the name of the series
 * @param observations the number of observations accepted so far
 * @param time the time of the last observation, in milliseconds since 1970
 * @param value the last known value
 * @param recentValues the last values, oldest first
 * @param alarm the open alarm; null if there is none
 * @param labels the number of scored forecasts
 * @param rmse the root of their mean squared error
 * @param errorRatio rmse divided by the rmse of the naive forecast over the same labels
 * @param level the level of the first interval
 * @param coverage the coverage of that interval
 * @param pValue the p-value of the last label: the fraction of recent errors that were at least as surprising
 */
public record SeriesSummary(
        String series,
        long observations,
        long time,
        double value,
        double[] recentValues,
        OpenAlarm alarm,
        long labels,
        double rmse,
        double errorRatio,
        double level,
        double coverage,
        double pValue) {

    static SeriesSummary of(
            String series,
            long observations,
            long time,
            double value,
            double[] recentValues,
            OpenAlarm alarm,
            HorizonScore score) {
        if (score == null) {
            double none = Double.NaN;
            return new SeriesSummary(
                    series, observations, time, value, recentValues, alarm, 0, none, none, none, none, none);
        }
        ErrorMeasures measures = score.measures();
        IntervalScore first =
                score.intervals().isEmpty() ? null : score.intervals().get(0);
        return new SeriesSummary(
                series,
                observations,
                time,
                value,
                recentValues,
                alarm,
                measures.labels(),
                Math.sqrt(measures.mse()),
                measures.naiveMse() > 0 ? Math.sqrt(measures.mse() / measures.naiveMse()) : Double.NaN,
                first == null ? Double.NaN : first.level(),
                first == null ? Double.NaN : first.coverage(),
                score.pValue());
    }
}
