package io.spindrift.model.past;

import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;
import java.util.function.DoubleUnaryOperator;

/**
 * A smoothed value for each phase of each season S, kept as a series, because features look back over it:
 *
 * <pre>
 *     π[t] = π[t − S] + max(.15, 1/(⌊t/S⌋ + 1)) (y_t − π[t − S]),   π[t] = y_t for t &lt; S          (AI)
 * </pre>
 *
 * <p>with differences bounded to ten deviations of the series. A missing value leaves π[t] = π[t − S].
 */
final class SeasonalProfiles {
    private static final double RATE = 0.15;

    private final Seasons seasons;
    private final Ring[] profiles;

    /**
     * @param seasons S of each profile
     * @param horizons ascending
     * @param lags how far back features look over a profile
     */
    SeasonalProfiles(Seasons seasons, int[] horizons, int lags) {
        this.seasons = seasons;
        profiles = new Ring[seasons.count()];
        for (int s = 0; s < profiles.length; s++) {
            int reach = 0;
            for (int horizon : horizons) {
                reach = Math.max(reach, Math.max(seasons.back(s, horizon), horizon + lags));
            }
            profiles[s] = new Ring(reach + 1);
        }
    }

    /**
     * Takes a row in.
     *
     * @param row t, from 0
     */
    void observe(long row, double value, boolean seen, RunningLevel level) {
        for (int s = 0; s < profiles.length; s++) {
            int length = seasons.length(s);
            double smoothed = value;
            if (row >= length) {
                // The profile of this row is not added yet: one season before is one place nearer.
                double before = profiles[s].get(length - 1);
                double rate = RunningMoments.rate(row / length + 1, RATE);
                smoothed = seen ? before + rate * level.bounded(value - before) : before;
            }
            profiles[s].add(smoothed);
        }
    }

    Ring of(int season) {
        return profiles[season];
    }

    /** The least smoothed value. */
    double min() {
        double min = Double.MAX_VALUE;
        for (Ring profile : profiles) {
            min = Math.min(min, profile.min());
        }
        return min;
    }

    void map(SeasonalProfiles others, DoubleUnaryOperator function) {
        for (int s = 0; s < profiles.length; s++) {
            profiles[s].map(others.profiles[s], function);
        }
    }

    void visit(FieldVisitor fields, String name) {
        for (Ring profile : profiles) {
            profile.visit(fields, name);
        }
    }
}
