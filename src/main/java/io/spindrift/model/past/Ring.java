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
        int unbroken = Math.min(length, values.length - first);
        return dot(weights, 0, values, first, unbroken) + dot(weights, unbroken, values, 0, length - unbroken);
    }

    /** In four lanes, which do not wait for one another. */
    private static double dot(double[] a, int fromA, double[] b, int fromB, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int whole = count & ~3;
        for (int i = 0; i < whole; i += 4) {
            s0 += a[fromA + i] * b[fromB + i];
            s1 += a[fromA + i + 1] * b[fromB + i + 1];
            s2 += a[fromA + i + 2] * b[fromB + i + 2];
            s3 += a[fromA + i + 3] * b[fromB + i + 3];
        }
        double sum = (s0 + s2) + (s1 + s3);
        for (int i = whole; i < count; i++) {
            sum += a[fromA + i] * b[fromB + i];
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
