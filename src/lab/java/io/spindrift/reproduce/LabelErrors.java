package io.spindrift.reproduce;

import io.spindrift.backtest.Data;
import io.spindrift.backtest.ScoredRun;
import io.spindrift.config.BacktestSettings;
import io.spindrift.model.series.HorizonScore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The errors and forecasts of one run by horizon and by the row of the label; NaN where nothing was scored. */
final class LabelErrors {
    /** The horizons of which they are kept. */
    static final List<Integer> HORIZONS = List.of(1, 3, 6, 12, 24);

    private final int rows;
    private final Map<Integer, double[]> errors = new HashMap<>();
    private final Map<Integer, double[]> forecasts = new HashMap<>();

    /** Which pairs of a forecast and its label count. */
    interface Selection {
        boolean counts(int origin, int label);
    }

    private LabelErrors(int rows) {
        this.rows = rows;
    }

    /** Runs a model over a series, with horizons 1 to 24. */
    static LabelErrors of(Data data, String model) {
        BacktestSettings settings = new BacktestSettings(false, false).with("series.horizons", "1-24");
        Baselines.NO_INTERVALS.forEach(settings::with);
        ScoredRun run = new ScoredRun(data, model, settings.settings(model, 1), 0, HORIZONS);
        LabelErrors found = new LabelErrors(data.d().length);
        for (int horizon : HORIZONS) {
            found.add(horizon, run.scores(horizon));
        }
        return found;
    }

    private void add(int horizon, List<HorizonScore> scores) {
        double[] byLabel = new double[rows];
        double[] predictions = new double[rows];
        Arrays.fill(byLabel, Double.NaN);
        Arrays.fill(predictions, Double.NaN);
        for (HorizonScore score : scores) {
            int label = (int) score.madeAt().sequence() + horizon;
            byLabel[label] = score.error();
            predictions[label] = score.prediction();
        }
        errors.put(horizon, byLabel);
        forecasts.put(horizon, predictions);
    }

    /** The forecast of a horizon for a row. */
    double forecast(int horizon, int label) {
        return forecasts.get(horizon)[label];
    }

    /** The mean square of the selected errors of a horizon, over that of another run's errors of the same labels. */
    double over(LabelErrors clean, int horizon, Selection selection) {
        double[] own = errors.get(horizon);
        double[] others = clean.errors.get(horizon);
        double square = 0;
        double cleanSquare = 0;
        for (int label = horizon; label < rows; label++) {
            boolean scored = !Double.isNaN(own[label]) && !Double.isNaN(others[label]);
            if (scored && selection.counts(label - horizon, label)) {
                square += own[label] * own[label];
                cleanSquare += others[label] * others[label];
            }
        }
        return square / cleanSquare;
    }

    /** The mean size of the selected errors of a horizon. */
    double meanSize(int horizon, Selection selection) {
        double[] own = errors.get(horizon);
        return IntStream.range(horizon, rows)
                .filter(label -> !Double.isNaN(own[label]) && selection.counts(label - horizon, label))
                .mapToDouble(label -> Math.abs(own[label]))
                .average()
                .orElse(Double.NaN);
    }

    /** The root of the mean square of the one-step errors from a row on. */
    double deviation(int from) {
        double square = 0;
        int count = 0;
        for (int label = from; label < rows; label++) {
            double error = errors.get(1)[label];
            if (!Double.isNaN(error)) {
                square += error * error;
                count++;
            }
        }
        return Math.sqrt(square / count);
    }
}
