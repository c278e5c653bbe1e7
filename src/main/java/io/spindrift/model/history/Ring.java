package io.spindrift.model.history;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.state.FieldVisitor;

/** The last numbers of a stream, newest first. */
public final class Ring {
    private final double[] numbers;
    private long count;

    public Ring(int capacity) {
        numbers = new double[capacity];
    }

    public void add(double number) {
        numbers[(int) (count++ % numbers.length)] = number;
    }

    /** Whether a number so many places before the newest is known. */
    public boolean has(int back) {
        return back < count && back < numbers.length;
    }

    /** The number so many places before the newest, 0 for the newest. */
    public double get(int back) {
        return numbers[(int) ((count - 1 - back) % numbers.length)];
    }

    /** How many numbers have been added. */
    long count() {
        return count;
    }

    /** Forgets all. */
    public void clear() {
        count = 0;
    }

    /** Oldest first, so that a young ring takes little. */
    public void visit(FieldVisitor fields, String name) {
        count = fields.int64(name + ".count", count);
        if (count < 0) {
            throw new CorruptStateException(name + ".count: expected at least 0, got " + count);
        }
        int known = (int) Math.min(count, numbers.length);
        double[] ordered = new double[known];
        for (int i = 0; i < known; i++) {
            ordered[i] = get(known - 1 - i);
        }
        fields.float64s(name + ".numbers", ordered);
        for (int i = 0; i < known; i++) {
            numbers[(int) ((count - known + i) % numbers.length)] = ordered[i];
        }
    }
}
