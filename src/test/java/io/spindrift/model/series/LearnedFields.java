package io.spindrift.model.series;

import io.spindrift.model.state.FieldVisitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Collects the bits of the learned state: learners and scales. It omits distributions, alarms, metrics, mixtures, pending
 * observations, clocks and ids, which may depend on the delay of labels.
 */
final class LearnedFields implements FieldVisitor {
    private static final Set<String> OTHERS = Set.of(
            "measures",
            "mix",
            "intervals",
            "sizes",
            "spread",
            "calendar",
            "scaleRegression",
            "shape",
            "tail",
            "bounds",
            "coverage",
            "usualScale",
            "pValues",
            "values",
            "valueLevel",
            "queue",
            "alarm",
            "level",
            "volatility",
            "waiting",
            "origin",
            "pending",
            "deadline",
            "clock",
            "ids",
            "early",
            "horizon",
            "lastLabel",
            "lastLabeled");

    private final List<String> bits = new ArrayList<>();

    static List<String> of(SeriesModel model) {
        LearnedFields walk = new LearnedFields();
        model.visit(walk);
        return walk.bits;
    }

    @Override
    public boolean restoring() {
        return false;
    }

    @Override
    public boolean flag(String field, boolean present) {
        keep(field, present ? 1 : 0);
        return present;
    }

    @Override
    public int int32(String field, int present, int min, int max) {
        keep(field, present);
        return present;
    }

    @Override
    public long int64(String field, long present) {
        keep(field, present);
        return present;
    }

    @Override
    public double float64(String field, double present) {
        keep(field, Double.doubleToRawLongBits(present));
        return present;
    }

    @Override
    public void float64s(String field, double[] values) {
        for (double value : values) {
            float64(field, value);
        }
    }

    @Override
    public void float64s(String field, float[] values) {
        for (float value : values) {
            float64(field, value);
        }
    }

    @Override
    public void int64s(String field, long[] values) {
        for (long value : values) {
            keep(field, value);
        }
    }

    @Override
    public String text(String field, String present) {
        keep(field, String.valueOf(present).hashCode());
        return present;
    }

    @Override
    public byte[] bytes(String field, byte[] present) {
        keep(field, Arrays.hashCode(present));
        return present;
    }

    private void keep(String field, long value) {
        int dot = field.indexOf('.');
        if (!OTHERS.contains(dot < 0 ? field : field.substring(0, dot))) {
            bits.add(field + "=" + Long.toHexString(value));
        }
    }
}
