package io.spindrift.model.series;

import io.spindrift.model.interval.Calibration;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.state.FieldVisitor;
import java.util.List;

/** Scores the forecasts of one horizon: keeps them and their intervals until their labels arrive, and updates the metrics. */
final class HorizonScorer {
    private final int horizon;
    private final Calibration calibration;
    private final RunningMetrics measures = new RunningMetrics();
    private final double[] predictions;
    private final double[][] widths;

    HorizonScorer(int horizon, List<Double> levels) {
        this.horizon = horizon;
        calibration = new Calibration(levels, horizon);
        predictions = new double[horizon];
        widths = new double[horizon][calibration.predictionLength()];
    }

    int horizon() {
        return horizon;
    }

    ErrorMeasures measures() {
        return measures.measures();
    }

    /**
     * Keeps a forecast until its label arrives.
     *
     * @param scale standard deviation of errors before the first label, in the unit of the label
     */
    void add(long row, double prediction, double scale) {
        predictions[slot(row)] = prediction;
        calibration.predict(scale, widths[slot(row)]);
    }

    /** The intervals of a forecast. */
    List<Interval> intervals(long row, ForecastBounds bounds) {
        return calibration.intervals(predictions[slot(row)], widths[slot(row)], bounds);
    }

    double prediction(long row) {
        return predictions[slot(row)];
    }

    /** Scores the forecast that was made at a waiting row. */
    HorizonScore score(long row, WaitingRows waiting, double label) {
        ForecastBounds bounds = waiting.bounds(row);
        double naive = waiting.naive(row);
        double[] halfWidths = widths[slot(row)];
        double prediction = predictions[slot(row)];
        double pValue = calibration.update(prediction, halfWidths, bounds, label);
        measures.add(label - prediction, label - naive);
        return new HorizonScore(
                horizon,
                waiting.observation(row),
                prediction,
                naive,
                label,
                measures(),
                pValue,
                calibration.scores(prediction, halfWidths, bounds));
    }

    private int slot(long row) {
        return (int) (row % horizon);
    }

    void visit(FieldVisitor fields) {
        calibration.visit(fields);
        measures.visit(fields);
        fields.float64s("scorer.predictions", predictions);
        for (double[] width : widths) {
            fields.float64s("scorer.widths", width);
        }
    }
}
