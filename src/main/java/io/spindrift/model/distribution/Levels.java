package io.spindrift.model.distribution;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The levels of prediction intervals. A level 1 − α has bounds at the probabilities α/2, its lower side, and 1 − α/2, its upper side. */
final class Levels {
    private final double[] levels;
    private final int[] ascending;
    private final QuantileTracker.Point[] points;

    /** @param levels each above 0, below 1, in any order */
    Levels(List<Double> levels) {
        this.levels = levels.stream().mapToDouble(Double::doubleValue).toArray();
        ascending = IntStream.range(0, levels.size())
                .boxed()
                .sorted(Comparator.comparing(levels::get))
                .mapToInt(Integer::intValue)
                .toArray();
        points = IntStream.range(0, bounds())
                .mapToObj(bound -> QuantileTracker.Point.of(probability(bound)))
                .toArray(QuantileTracker.Point[]::new);
    }

    /** How many levels there are. */
    int count() {
        return levels.length;
    }

    /** How many bounds there are: 2i is the lower one of level i, 2i + 1 the upper one. */
    int bounds() {
        return 2 * levels.length;
    }

    double level(int i) {
        return levels[i];
    }

    /** The i-th level from the narrowest to the widest. */
    int ascending(int i) {
        return ascending[i];
    }

    /** τ of a bound. */
    double probability(int bound) {
        double level = levels[bound / 2];
        return bound % 2 == 0 ? (1 - level) / 2 : (1 + level) / 2;
    }

    /** τ of a bound, among the tracked probabilities. */
    QuantileTracker.Point point(int bound) {
        return points[bound];
    }
}
