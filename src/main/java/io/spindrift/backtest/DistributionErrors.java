package io.spindrift.backtest;

import io.spindrift.model.distribution.PredictiveDistribution;
import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.interval.Quantile;
import io.spindrift.model.series.HorizonScore;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The errors of the published distributions of one horizon: of their quantiles, and of the probabilities that they gave to labels. */
final class DistributionErrors {
    private final PitHistogram pit = new PitHistogram();
    private final List<QuantileErrors> quantiles = new ArrayList<>();

    /**
     * Adds a label.
     *
     * @param score of the forecast, with its intervals
     * @param published the quantiles of the forecast; not counted while nothing is known about the size of errors
     */
    void add(HorizonScore score, List<Quantile> published) {
        if (published.isEmpty() || Double.isNaN(published.get(0).value())) {
            return;
        }
        for (int i = 0; i < published.size(); i++) {
            if (i == quantiles.size()) {
                quantiles.add(new QuantileErrors(published.get(i).probability()));
            }
            quantiles.get(i).add(score.label(), published.get(i).value());
        }
        pit.add(distribution(score, published), score.label());
    }

    /** Returns the distribution between all numbers that were published of it. */
    private static PredictiveDistribution distribution(HorizonScore score, List<Quantile> published) {
        SortedMap<Double, Double> byProbability = new TreeMap<>();
        published.forEach(quantile -> byProbability.put(quantile.probability(), quantile.value()));
        for (IntervalScore interval : score.intervals()) {
            byProbability.put((1 - interval.level()) / 2, interval.lower());
            byProbability.put((1 + interval.level()) / 2, interval.upper());
        }
        return PredictiveDistribution.of(score.prediction(), byProbability);
    }

    PitHistogram pit() {
        return pit;
    }

    /** Returns the errors of each quantile, probabilities in ascending order. */
    List<QuantileErrors> quantiles() {
        return quantiles;
    }
}
