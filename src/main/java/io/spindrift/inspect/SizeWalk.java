package io.spindrift.inspect;

import io.spindrift.model.state.FieldVisitor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the bytes of each component. The component of a field is the part of its name before the first dot. */
final class SizeWalk implements FieldVisitor {
    private final Map<String, Long> bytes = new LinkedHashMap<>();

    /** Returns the bytes by component, in the order of the fields. */
    Map<String, Long> bytes() {
        return bytes;
    }

    long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public boolean restoring() {
        return false;
    }

    @Override
    public boolean flag(String field, boolean present) {
        add(field, 1);
        return present;
    }

    @Override
    public int int32(String field, int present, int min, int max) {
        add(field, Integer.BYTES);
        return present;
    }

    @Override
    public long int64(String field, long present) {
        add(field, Long.BYTES);
        return present;
    }

    @Override
    public double float64(String field, double present) {
        add(field, Double.BYTES);
        return present;
    }

    @Override
    public void float64s(String field, double[] values) {
        add(field, (long) Double.BYTES * values.length);
    }

    @Override
    public void float64s(String field, float[] values) {
        add(field, (long) Float.BYTES * values.length);
    }

    @Override
    public void int64s(String field, long[] values) {
        add(field, (long) Long.BYTES * values.length);
    }

    @Override
    public String text(String field, String present) {
        add(field, Integer.BYTES + (present == null ? 0 : present.getBytes(StandardCharsets.UTF_8).length));
        return present;
    }

    @Override
    public byte[] bytes(String field, byte[] present) {
        add(field, Integer.BYTES + (present == null ? 0 : present.length));
        return present;
    }

    private void add(String field, long count) {
        int dot = field.indexOf('.');
        bytes.merge(dot < 0 ? field : field.substring(0, dot), count, Long::sum);
    }
}
