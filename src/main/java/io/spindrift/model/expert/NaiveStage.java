package io.spindrift.model.expert;

import io.spindrift.model.past.Origin;
import io.spindrift.model.past.Past;
import io.spindrift.model.past.Ring;
import io.spindrift.model.past.Seasons;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * Forecasts without parameters, each by the season whose recent squared errors are least. With S' = ⌈h/S⌉ S:
 *
 * <pre>
 *     seasonal naive         x_{t+h−S'}                                                (AT)
 *     seasonal walk          x_t + x_{t+h−S'} − x_{t−S'}                               (AU)
 *     multiplicative walk    x_t · x_{t+h−S'}/x_{t−S'}, the ratio within [.2, 5]       (AV)
 *     profile                π[t+h−S']                                                 (AW)
 *     profile walk           x_t + π[t+h−S'] − π[t]                                    (AX)
 * </pre>
 *
 * <p>A forecast whose season has not passed yet is that nothing changes.
 */
final class NaiveStage {
    static final int SEASONAL_NAIVE = 0;
    static final int SEASONAL_WALK = 1;
    static final int MULTIPLICATIVE_WALK = 2;
    static final int PROFILE = 3;
    static final int PROFILE_WALK = 4;
    private static final int KINDS = 5;

    private static final float RATE = 0.02f;
    private static final double MIN_RATIO = 0.2;
    private static final double MAX_RATIO = 5;

    private final Past past;
    private final int[] horizons;
    private final Seasons seasons;
    /** For each horizon, the running squared errors of each kind, one for each season; −1 before the first. */
    private final float[][] squares;

    NaiveStage(Past past, int[] horizons) {
        this.past = past;
        this.horizons = horizons;
        seasons = past.seasons();
        squares = new float[horizons.length][KINDS * seasons.count()];
        for (float[] running : squares) {
            Arrays.fill(running, -1);
        }
    }

    static long numbers(Seasons seasons, int horizons) {
        return (long) horizons * KINDS * seasons.count();
    }

    /**
     * Takes a label in.
     *
     * @param change x_t − x_q
     */
    void learn(int horizon, Origin origin, double change) {
        float[] running = squares[horizon];
        for (int kind = 0; kind < KINDS; kind++) {
            for (int s = 0; s < seasons.count(); s++) {
                double error = change - change(kind, s, horizons[horizon], origin);
                float square = (float) Math.min(error * error, Float.MAX_VALUE);
                int i = kind * seasons.count() + s;
                running[i] = running[i] < 0 ? square : running[i] + RATE * (square - running[i]);
            }
        }
    }

    /** The season of least recent squared error. */
    int bestSeason(int horizon, int kind) {
        float[] running = squares[horizon];
        int first = kind * seasons.count();
        int best = 0;
        for (int s = 1; s < seasons.count(); s++) {
            if (running[first + s] < running[first + best]) {
                best = s;
            }
        }
        return best;
    }

    /** The change over a horizon from the newest row, by a kind of forecast. */
    double forecast(int horizon, int kind, Origin newest) {
        return change(kind, bestSeason(horizon, kind), horizons[horizon], newest);
    }

    private double change(int kind, int s, int h, Origin origin) {
        int season = seasons.back(s, h);
        int back = origin.back();
        return switch (kind) {
            case SEASONAL_NAIVE -> origin.row() + h >= season ? past.value(back + season - h) - origin.value() : 0;
            case SEASONAL_WALK ->
                origin.row() >= season ? past.value(back + season - h) - past.value(back + season) : 0;
            case MULTIPLICATIVE_WALK -> origin.row() >= season ? multiplicative(back + season, h, origin.value()) : 0;
            case PROFILE ->
                origin.row() >= seasons.length(s) ? past.profile(s).get(back + season - h) - origin.value() : 0;
            default -> origin.row() >= seasons.length(s) ? walk(past.profile(s), back, season - h) : 0;
        };
    }

    private double multiplicative(int back, int h, double value) {
        double before = past.value(back);
        double after = past.value(back - h);
        if (!past.positive()) {
            return after - before;
        }
        double ratio = past.levelOf(after) / past.levelOf(before);
        return past.levelOf(value) * (Math.max(MIN_RATIO, Math.min(MAX_RATIO, ratio)) - 1);
    }

    private static double walk(Ring profile, int back, int later) {
        return profile.get(back + later) - profile.get(back);
    }

    void visit(FieldVisitor fields) {
        for (float[] running : squares) {
            fields.float64s("naive.squares", running);
        }
    }
}
