package io.spindrift.peers;

import io.spindrift.backtest.Data;
import io.spindrift.reproduce.Job;
import io.spindrift.reproduce.ScaleJob;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/**
 * A peer over a regression problem, prequential, each label learned at once.
 *
 * @param file of the problem
 * @param kind of the peer
 * @param labels how many of the last labels are inputs too
 */
record RegressionPeerJob(Path file, Moa.Kind kind, int labels) implements Job<Double> {

    /** The mean squared error on the scale of published tables. */
    @Override
    public Double run() {
        Data data = ScaleJob.mapped(file);
        double[][] x = mapped(data.x());
        Learner peer = new Moa(kind, x[0].length + labels);
        Judge judge = new Judge(0);
        for (int row = 0; row < data.d().length; row++) {
            double[] inputs = inputs(x[row], data.d(), row);
            double last = row == 0 ? 0 : data.d()[row - 1];
            judge.add(row, peer.forecast(inputs), last, data.d()[row]);
            peer.learn(inputs, data.d()[row]);
        }
        return judge.mse();
    }

    private double[] inputs(double[] x, double[] d, int row) {
        double[] inputs = Arrays.copyOf(x, x.length + labels);
        for (int lag = 1; lag <= labels; lag++) {
            inputs[x.length + lag - 1] = row < lag ? 0 : d[row - lag];
        }
        return inputs;
    }

    /** Each input mapped onto [−1, 1] by the whole file, as the target is: SOKNL measures distances. */
    private static double[][] mapped(double[][] x) {
        double[][] mapped = new double[x.length][x[0].length];
        for (int k = 0; k < x[0].length; k++) {
            int column = k;
            DoubleSummaryStatistics range =
                    Arrays.stream(x).mapToDouble(row -> row[column]).summaryStatistics();
            for (int row = 0; row < x.length; row++) {
                double share = (x[row][k] - range.getMin()) / (range.getMax() - range.getMin());
                mapped[row][k] = range.getMax() > range.getMin() ? 2 * share - 1 : 0;
            }
        }
        return mapped;
    }
}
