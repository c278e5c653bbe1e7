package io.spindrift.reproduce;

import io.spindrift.config.BacktestSettings;
import io.spindrift.model.series.Donor;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.PooledPrior;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.series.SeriesModels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first records of series that start cold, from one donor, or from a prior of many, under the default model. */
final class WarmStarts {
    static final List<Integer> HORIZONS = List.of(1, 6, 24);
    /** How many records of a new series count. */
    static final int RECORDS = 100;

    private static final SeriesSettings SETTINGS = new BacktestSettings(false, false)
            .with("series.horizons", BacktestJob.horizons(HORIZONS))
            .settings(SeriesJob.BLEND, 1);

    private WarmStarts() {}

    /**
     * Squared errors of the first records relative to those of a cold start, each a geometric mean over series, by horizon.
     *
     * @param one from one donor
     * @param pooled from the prior of several
     */
    record Found(Map<Integer, Double> one, Map<Integer, Double> pooled) {}

    /** The ratios of one new series after another. */
    static final class Ratios {
        private final Map<Integer, List<Double>> one = new LinkedHashMap<>();
        private final Map<Integer, List<Double>> pooled = new LinkedHashMap<>();

        void add(double[] values, long step, Donor donor, Donor prior) {
            Map<Integer, Double> cold = mse(values, step, null);
            collect(one, mse(values, step, donor), cold);
            collect(pooled, mse(values, step, prior), cold);
        }

        private static void collect(
                Map<Integer, List<Double>> ratios, Map<Integer, Double> warm, Map<Integer, Double> cold) {
            warm.forEach((horizon, mse) ->
                    ratios.computeIfAbsent(horizon, added -> new ArrayList<>()).add(mse / cold.get(horizon)));
        }

        Found means() {
            return new Found(means(one), means(pooled));
        }

        private static Map<Integer, Double> means(Map<Integer, List<Double>> ratios) {
            Map<Integer, Double> means = new HashMap<>();
            ratios.forEach((horizon, each) -> means.put(horizon, Means.geometric(each)));
            return means;
        }
    }

    /**
     * Returns the model of a series after all its values.
     *
     * @param step milliseconds between two values
     */
    static SeriesModel learned(String name, double[] values, long step) {
        SeriesModel model = SeriesModel.create(name, SETTINGS);
        for (int t = 0; t < values.length; t++) {
            model.apply(observation(values, t, step));
        }
        return model;
    }

    /** Returns the prior of several series. */
    static Donor pooled(List<SeriesModel> models) {
        PooledPrior prior = new PooledPrior();
        for (int i = 0; i < models.size(); i++) {
            prior.add("series " + i, models.get(i), SeriesModels.donor(models.get(i)));
        }
        return SeriesModels.donor(prior.start());
    }

    private static Map<Integer, Double> mse(double[] values, long step, Donor donor) {
        SeriesModel model = SeriesModel.create("new", SETTINGS);
        model.setWarmStart(donor);
        Map<Integer, Double> squares = new LinkedHashMap<>();
        for (int t = 0; t < RECORDS; t++) {
            for (Outcome outcome : model.apply(observation(values, t, step))) {
                if (outcome instanceof IssuedScore score) {
                    score.horizons().forEach(each -> add(squares, each));
                }
            }
        }
        squares.replaceAll((horizon, sum) -> sum / (RECORDS - horizon));
        return squares;
    }

    private static void add(Map<Integer, Double> squares, HorizonScore score) {
        squares.merge(score.horizon(), score.error() * score.error(), Double::sum);
    }

    private static SeriesEvent observation(double[] values, int t, long step) {
        return new SeriesEvent.Observation(null, step * t, new double[0], values[t]);
    }
}
