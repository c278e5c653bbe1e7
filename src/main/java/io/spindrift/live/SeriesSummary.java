package io.spindrift.live;

import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.series.IssuedScore;

/**
 * A series in brief; figures are those of its first horizon, NaN where there are none yet.
 *
 * @param series the record key
 * @param observations accepted so far
 * @param time of the last observation, milliseconds since 1970
 * @param value the last value known
 * @param recentValues the last values, oldest first
 * @param labels forecasts scored
 * @param rmse root of their mean squared error
 * @param errorRatio rmse over that of the naive forecast over the same labels
 * @param level of the first interval
 * @param coverage of that interval
 * @param pValue of the last label: the share of recent errors no less surprising
 */
public record SeriesSummary(
        String series,
        long observations,
        long time,
        double value,
        double[] recentValues,
        long labels,
        double rmse,
        double errorRatio,
        double level,
        double coverage,
        double pValue) {

    static SeriesSummary of(
            String series, long observations, long time, double value, double[] recentValues, IssuedScore score) {
        if (score == null) {
            double none = Double.NaN;
            return new SeriesSummary(series, observations, time, value, recentValues, 0, none, none, none, none, none);
        }
        IntervalScore first =
                score.intervals().isEmpty() ? null : score.intervals().get(0);
        return new SeriesSummary(
                series,
                observations,
                time,
                value,
                recentValues,
                score.labels(),
                Math.sqrt(score.mse()),
                score.naiveMse() > 0 ? Math.sqrt(score.mse() / score.naiveMse()) : Double.NaN,
                first == null ? Double.NaN : first.level(),
                first == null ? Double.NaN : first.coverage(),
                score.pValue());
    }
}
