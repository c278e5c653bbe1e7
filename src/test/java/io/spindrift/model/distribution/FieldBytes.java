package io.spindrift.model.distribution;

import io.spindrift.model.state.FieldVisitor;
import java.util.HashMap;
import java.util.Map;

/** Counts the bytes of saved numbers by component, the part of a field's name before the point. */
final class FieldBytes implements FieldVisitor {
    private final Map<String, Long> components = new HashMap<>();

    long of(String component) {
        return components.getOrDefault(component, 0L);
    }

    long all() {
        return components.values().stream().mapToLong(Long::longValue).sum();
    }

    private void add(String field, long bytes) {
        components.merge(field.substring(0, field.indexOf('.')), bytes, Long::sum);
    }

    @Override
    public boolean restoring() {
        return false;
    }

    @Override
    public boolean flag(String field, boolean current) {
        add(field, 1);
        return current;
    }

    @Override
    public int int32(String field, int current, int min, int max) {
        add(field, Integer.BYTES);
        return current;
    }

    @Override
    public long int64(String field, long current) {
        add(field, Long.BYTES);
        return current;
    }

    @Override
    public double float64(String field, double current) {
        add(field, Double.BYTES);
        return current;
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
    public String text(String field, String current) {
        return current;
    }

    @Override
    public byte[] bytes(String field, byte[] current) {
        add(field, current.length);
        return current;
    }
}
