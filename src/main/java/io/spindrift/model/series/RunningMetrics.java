package io.spindrift.model.series;

import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/** Running means over the scored forecasts of one horizon. */
final class RunningMetrics {
    private long labels;
    private double mse;
    private double mae;
    private double naiveMse;

    ErrorMeasures measures() {
        return new ErrorMeasures(labels, mse, mae, naiveMse);
    }

    void add(double error, double naiveError) {
        labels++;
        mse = RunningMoments.mean(mse, error * error, labels);
        mae = RunningMoments.mean(mae, Math.abs(error), labels);
        naiveMse = RunningMoments.mean(naiveMse, naiveError * naiveError, labels);
    }

    void visit(FieldVisitor fields) {
        labels = fields.int64("measures.labels", labels);
        mse = fields.float64("measures.mse", mse);
        mae = fields.float64("measures.mae", mae);
        naiveMse = fields.float64("measures.naiveMse", naiveMse);
    }
}
