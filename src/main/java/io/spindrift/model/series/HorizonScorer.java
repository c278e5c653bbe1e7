package io.spindrift.model.series;

import io.spindrift.model.interval.IntervalMetrics;
import io.spindrift.model.state.FieldVisitor;

/** The running metrics of one horizon: of its forecasts, and of their intervals. */
final class HorizonScorer {
    private final int horizon;
    private final RunningMetrics measures = new RunningMetrics();
    private final IntervalMetrics intervals;

    /** @param levels how many there are */
    HorizonScorer(int horizon, int levels) {
        this.horizon = horizon;
        intervals = new IntervalMetrics(levels);
    }

    int horizon() {
        return horizon;
    }

    ErrorMeasures measures() {
        return measures.measures();
    }

    /**
     * Scores a forecast.
     *
     * @param forecast as it was issued
     * @param madeAt the observation
     * @param label d
     * @param pValue of the error
     */
    HorizonScore score(HorizonForecast forecast, ObservationRef madeAt, double label, double pValue) {
        measures.add(label - forecast.prediction(), label - forecast.naive());
        return new HorizonScore(
                horizon,
                madeAt,
                forecast.prediction(),
                forecast.naive(),
                label,
                measures(),
                pValue,
                intervals.score(forecast.intervals(), forecast.prediction(), label));
    }

    void visit(FieldVisitor fields) {
        measures.visit(fields);
        intervals.visit(fields);
    }
}
