package io.spindrift.model.kronecker;

import io.spindrift.model.state.FieldVisitor;

/** Counts the bytes of the numbers that are saved: four for a float in an array. */
final class Counter implements FieldVisitor {
    private long bytes;

    long bytes() {
        return bytes;
    }

    @Override
    public boolean restoring() {
        return false;
    }

    @Override
    public boolean flag(String field, boolean present) {
        bytes++;
        return present;
    }

    @Override
    public int int32(String field, int present, int min, int max) {
        bytes += Integer.BYTES;
        return present;
    }

    @Override
    public long int64(String field, long present) {
        bytes += Long.BYTES;
        return present;
    }

    @Override
    public double float64(String field, double present) {
        bytes += Double.BYTES;
        return present;
    }

    @Override
    public void float64s(String field, double[] values) {
        bytes += (long) Double.BYTES * values.length;
    }

    @Override
    public void float64s(String field, float[] values) {
        bytes += (long) Float.BYTES * values.length;
    }

    @Override
    public void int64s(String field, long[] values) {
        bytes += (long) Long.BYTES * values.length;
    }

    @Override
    public String text(String field, String present) {
        throw new UnsupportedOperationException(field);
    }

    @Override
    public byte[] bytes(String field, byte[] present) {
        throw new UnsupportedOperationException(field);
    }
}
