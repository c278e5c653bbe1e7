package io.spindrift.model.cleaning;

import io.spindrift.model.past.Seasons;
import io.spindrift.model.state.FieldVisitor;

/** When values were last far from their forecasts, and how far. */
final class Jumps {
    private static final double SIMILAR = 2;

    private static final int IN_A_ROW = 3;

    private final String name;
    /** Newest first. */
    private final long[] rows;
    /** Value − forecast of each. */
    private final double[] distances;

    private int count;

    /**
     * @param name of the fields
     * @param size how many are remembered
     */
    Jumps(String name, int size) {
        this.name = name;
        rows = new long[size];
        distances = new double[size];
    }

    void add(long row, double distance) {
        System.arraycopy(rows, 0, rows, 1, rows.length - 1);
        System.arraycopy(distances, 0, distances, 1, distances.length - 1);
        rows[0] = row;
        distances[0] = distance;
        count = Math.min(count + 1, rows.length);
    }

    int count() {
        return count;
    }

    /** The row of one of them, the newest first. */
    long row(int i) {
        return rows[i];
    }

    double distance(int i) {
        return distances[i];
    }

    /** Whether there was one of the same sign and about the same size a whole season before. */
    boolean recurs(long row, double distance, Seasons seasons) {
        for (int i = 0; i < count; i++) {
            int back = (int) Math.min(row - rows[i], Integer.MAX_VALUE);
            if (isSimilar(distance, distances[i]) && seasons.isWhole(back)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The mean of those one, two and three seasons before a row, for the first season in which all three are there and about as large, and
     * most of all came again; 0 where there is none.
     *
     * @param row may be in the future
     * @param horizon how many rows after the newest it is, at least 1
     */
    double recurring(long row, int horizon, Seasons seasons) {
        if (count < IN_A_ROW) {
            return 0;
        }
        for (int s = 0; s < seasons.count(); s++) {
            double mean = mean(row - seasons.back(s, horizon), seasons.length(s));
            if (mean != 0 && isRegular(row - horizon, seasons.length(s))) {
                return mean;
            }
        }
        return 0;
    }

    private double mean(long last, int season) {
        double first = at(last);
        if (first == 0) {
            return 0;
        }
        double sum = first;
        for (int i = 1; i < IN_A_ROW; i++) {
            double distance = at(last - (long) i * season);
            if (!isSimilar(distance, first)) {
                return 0;
            }
            sum += distance;
        }
        return sum / IN_A_ROW;
    }

    /** Whether at least twice as many came again after a season as did not. */
    private boolean isRegular(long newest, int season) {
        int again = 0;
        int gone = 0;
        for (int i = 0; i < count; i++) {
            if (rows[i] + season <= newest) {
                boolean similar = isSimilar(at(rows[i] + season), distances[i]);
                again += similar ? 1 : 0;
                gone += similar ? 0 : 1;
            }
        }
        return again >= 2 * gone;
    }

    private double at(long row) {
        for (int i = 0; i < count; i++) {
            if (rows[i] == row) {
                return distances[i];
            }
        }
        return 0;
    }

    /** Whether two distances are of the same sign, and neither is more than twice as large. */
    static boolean isSimilar(double distance, double other) {
        double ratio = distance / other;
        return ratio <= SIMILAR && ratio >= 1 / SIMILAR;
    }

    void visit(FieldVisitor fields) {
        fields.int64s(name + ".rows", rows);
        fields.float64s(name + ".distances", distances);
        count = fields.int32(name + ".count", count, 0, rows.length);
    }
}
