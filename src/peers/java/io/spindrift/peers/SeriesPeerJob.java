package io.spindrift.peers;

import io.spindrift.backtest.Data;
import io.spindrift.reproduce.Job;
import io.spindrift.reproduce.SeriesFiles;
import io.spindrift.reproduce.SeriesJob;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A peer over a series, all horizons.
 *
 * @param series of it
 * @param peer which
 */
record SeriesPeerJob(SeriesFiles.Series series, SeriesPeer peer) implements Job<Map<Integer, Double>> {

    /** The mean squared errors by horizon, in the unit of the series. */
    @Override
    public Map<Integer, Double> run() {
        Data data = SeriesJob.data(series);
        // MOA's step sizes and grace periods expect numbers about 1; squares go back by the ratio of variances.
        Data scaled = data.scaledByFile();
        double[] values = scaled.d();
        double unit = data.variance() / scaled.variance();
        List<Integer> horizons = SeriesJob.HORIZONS;
        Forecaster forecaster = peer.over(series, horizons);
        double[][] forecasts = new double[values.length][];
        for (int row = 0; row < values.length; row++) {
            forecasts[row] = forecaster.next(values[row]);
        }
        Map<Integer, Double> found = new HashMap<>();
        for (int i = 0; i < horizons.size(); i++) {
            Judge judge = new Judge(SeriesJob.COUNTED_FROM);
            for (int row = 0; row + horizons.get(i) < values.length; row++) {
                judge.add(row, forecasts[row][i], values[row], values[row + horizons.get(i)]);
            }
            found.put(horizons.get(i), unit * judge.mse());
        }
        return found;
    }
}
