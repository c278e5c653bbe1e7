package io.spindrift.model.forecaster;

import io.spindrift.model.cleaning.InputCleaner;
import io.spindrift.model.numeric.MedianDistances;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/** The first rows of a series, kept until there are enough of them to see which of their values are impossible. */
final class YoungRows {
    static final int COUNT = InputCleaner.YOUNG;

    private static final int MIN_VALUES = 8;
    private static final int MAX_IMPOSSIBLE = 4;
    private static final double IMPOSSIBLE = 50;
    private static final double CLOSE_SHARE = 0.75;

    private final long[] times = new long[COUNT];
    /** NaN where the value is missing. */
    private final double[] values = new double[COUNT];

    private final float[][] exogenous;
    private int count;

    YoungRows(int numbers) {
        exogenous = new float[COUNT][numbers];
    }

    /** Returns the rows of a series that has had enough of them; their values are forgotten. */
    static YoungRows ended(int numbers) {
        YoungRows rows = new YoungRows(numbers);
        rows.count = COUNT;
        return rows;
    }

    boolean full() {
        return count == COUNT;
    }

    void add(long time, double value, float[] numbers) {
        times[count] = time;
        values[count] = value;
        System.arraycopy(numbers, 0, exogenous[count], 0, numbers.length);
        count++;
    }

    /**
     * Lets values be missing that are more than 50 times as far from the median as the mean of the closest three quarters; at most four,
     * else they are no exceptions.
     *
     * @return whether there are any
     */
    boolean removeImpossible() {
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        if (known.length < MIN_VALUES) {
            return false;
        }
        MedianDistances distances = MedianDistances.of(known);
        double bound = distances.bound(IMPOSSIBLE, (int) (CLOSE_SHARE * known.length));
        int impossible = distances.beyond(bound);
        if (!(bound > 0) || impossible == 0 || impossible > MAX_IMPOSSIBLE) {
            return false;
        }
        for (int i = 0; i < COUNT; i++) {
            values[i] = Math.abs(values[i] - distances.median()) > bound ? Double.NaN : values[i];
        }
        return true;
    }

    /** Gives the rows to a state that has none; those before the first value are left out. */
    void replay(SharedState state) {
        for (int i = 0; i < COUNT; i++) {
            if (state.rows() > 0 || !Double.isNaN(values[i])) {
                state.observe(times[i], values[i], exogenous[i]);
            }
        }
    }

    void visit(FieldVisitor fields) {
        count = fields.int32("young.count", count, 0, COUNT);
        for (int i = 0; i < count && count < COUNT; i++) {
            times[i] = fields.int64("young.time", times[i]);
            boolean known = fields.flag("young.known", !Double.isNaN(values[i]));
            values[i] = known ? fields.float64("young.value", known ? values[i] : 0) : Double.NaN;
            fields.float64s("young.exogenous", exogenous[i]);
        }
    }
}
