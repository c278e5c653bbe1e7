package io.spindrift.model.distribution;

import io.spindrift.model.interval.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The levels of prediction intervals. A level 1 − α has a lower bound, at the probability α/2, and an upper bound, at 1 − α/2. */
final class Levels {
    private final double[] levels;
    private final int[] ascending;
    private final QuantileTracker.Point[] points;

    /** @param levels each above 0, below 1, in any order */
    Levels(List<Double> levels) {
        for (double level : levels) {
            if (!(level > 0 && level < 1)) {
                throw new IllegalArgumentException("levels: expected numbers above 0 and below 1, got " + levels);
            }
        }
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

    /** How many bounds there are, two for each level. */
    int bounds() {
        return 2 * levels.length;
    }

    /** The lower bound of a level. */
    static int lower(int level) {
        return 2 * level;
    }

    /** The upper bound of a level. */
    static int upper(int level) {
        return 2 * level + 1;
    }

    static boolean isLower(int bound) {
        return bound % 2 == 0;
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
        return isLower(bound) ? (1 - level) / 2 : (1 + level) / 2;
    }

    /** τ of a bound, among the tracked probabilities. */
    QuantileTracker.Point point(int bound) {
        return points[bound];
    }

    /**
     * Returns the intervals with the given bounds.
     *
     * @param bounds NaN for no intervals
     */
    List<Interval> intervals(double[] bounds) {
        List<Interval> intervals = new ArrayList<>(levels.length);
        for (int i = 0; i < levels.length; i++) {
            intervals.add(new Interval(levels[i], bounds[lower(i)], bounds[upper(i)]));
        }
        return intervals;
    }

    /**
     * Widens intervals until each contains those of lower levels.
     *
     * @param bounds modified
     */
    void nest(double[] bounds) {
        for (int i = 1; i < levels.length; i++) {
            int inner = ascending[i - 1];
            int outer = ascending[i];
            bounds[lower(outer)] = Math.min(bounds[lower(outer)], bounds[lower(inner)]);
            bounds[upper(outer)] = Math.max(bounds[upper(outer)], bounds[upper(inner)]);
        }
    }
}
