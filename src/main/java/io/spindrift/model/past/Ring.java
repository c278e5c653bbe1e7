package io.spindrift.model.past;

import io.spindrift.model.state.FieldVisitor;
import java.util.function.DoubleUnaryOperator;

/** The last values of a stream of numbers. An index counts backward from the newest value, which has index 0. */
public final class Ring {
    private final double[] values;
    /** Where the newest value is. */
    private int newest = -1;

    private int count;

    Ring(int capacity) {
        values = new double[capacity];
    }

    void add(double value) {
        newest = newest + 1 == values.length ? 0 : newest + 1;
        values[newest] = value;
        count = Math.min(count + 1, values.length);
    }

    /** The value that many places before the newest; one that has never been added is 0. */
    public double get(int back) {
        int slot = newest - back;
        return values[slot < 0 ? slot + values.length : slot];
    }

    void set(int back, double value) {
        int slot = newest - back;
        values[slot < 0 ? slot + values.length : slot] = value;
    }

    /** How many values there are. */
    int count() {
        return count;
    }

    /** The least value; the greatest double where there is none. */
    double min() {
        double min = Double.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, get(i));
        }
        return min;
    }

    /**
     * Σ_j weights[j] · value at index {@code back + weights.length − 1 − j}: weights are in the order in which the values came.
     */
    public double dot(double[] weights, int back) {
        int length = weights.length;
        int first = newest - back - length + 1;
        if (first < 0) {
            first += values.length;
        }
        return first + length <= values.length ? unbrokenDot(weights, first) : brokenDot(weights, first);
    }

    /** In four lanes, which do not wait for one another. */
    private double unbrokenDot(double[] weights, int first) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int whole = weights.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            s0 += weights[i] * values[first + i];
            s1 += weights[i + 1] * values[first + i + 1];
            s2 += weights[i + 2] * values[first + i + 2];
            s3 += weights[i + 3] * values[first + i + 3];
        }
        double sum = (s0 + s2) + (s1 + s3);
        for (int i = whole; i < weights.length; i++) {
            sum += weights[i] * values[first + i];
        }
        return sum;
    }

    /**
     * The same where the values go on at the start of the array. The order of the sums must not depend on that: a restored ring has its values
     * at other places.
     */
    private double brokenDot(double[] weights, int first) {
        double[] lanes = new double[4];
        int whole = weights.length & ~3;
        for (int i = 0; i < whole; i++) {
            lanes[i & 3] += weights[i] * values[(first + i) % values.length];
        }
        double sum = (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);
        for (int i = whole; i < weights.length; i++) {
            sum += weights[i] * values[(first + i) % values.length];
        }
        return sum;
    }

    /** Fills this with a function of the values of another ring of the same capacity. */
    void map(Ring other, DoubleUnaryOperator function) {
        newest = other.newest;
        count = other.count;
        for (int i = 0; i < count; i++) {
            set(i, function.applyAsDouble(other.get(i)));
        }
    }

    /** Saves or restores it, in the order in which values came. */
    void visit(FieldVisitor fields, String name) {
        count = fields.int32(name + ".count", count, 0, values.length);
        double[] ordered = new double[count];
        for (int i = 0; i < count; i++) {
            ordered[i] = get(count - 1 - i);
        }
        fields.float64s(name, ordered);
        if (fields.restoring()) {
            System.arraycopy(ordered, 0, values, 0, count);
            newest = count - 1;
        }
    }
}
