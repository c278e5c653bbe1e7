package io.spindrift.model.state;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Counts the bytes of a state, without the few that say how long its texts are. */
public final class ByteCounter implements FieldVisitor {
    private long count;

    private ByteCounter() {}

    /** Returns the bytes of a state. */
    public static long of(Consumer<FieldVisitor> state) {
        ByteCounter counter = new ByteCounter();
        state.accept(counter);
        return counter.count;
    }

    @Override
    public boolean restoring() {
        return false;
    }

    @Override
    public boolean flag(String field, boolean current) {
        count++;
        return current;
    }

    @Override
    public int int32(String field, int current, int min, int max) {
        count += Integer.BYTES;
        return current;
    }

    @Override
    public long int64(String field, long current) {
        count += Long.BYTES;
        return current;
    }

    @Override
    public double float64(String field, double current) {
        count += Double.BYTES;
        return current;
    }

    @Override
    public void float64s(String field, double[] values) {
        count += (long) Double.BYTES * values.length;
    }

    @Override
    public void float64s(String field, float[] values) {
        count += (long) Float.BYTES * values.length;
    }

    @Override
    public void int64s(String field, long[] values) {
        count += (long) Long.BYTES * values.length;
    }

    @Override
    public String text(String field, String current) {
        count += current == null ? 0 : current.getBytes(StandardCharsets.UTF_8).length;
        return current;
    }

    @Override
    public byte[] bytes(String field, byte[] current) {
        count += current == null ? 0 : current.length;
        return current;
    }
}
