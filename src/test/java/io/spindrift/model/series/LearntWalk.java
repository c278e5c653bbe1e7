package io.spindrift.model.series;

import io.spindrift.model.state.StateExchange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A walk that keeps the bits of what has been learnt: learners and scales. What judges forecasts as they were issued, what
 * waits, clocks and ids are left out, since they tell of the delay itself.
 */
final class LearntWalk implements StateExchange {
    private static final Set<String> OTHERS = Set.of(
            "measures",
            "mix",
            "calibration",
            "pending",
            "deadline",
            "clock",
            "ids",
            "early",
            "horizon",
            "lastLabel",
            "lastLabelled");

    private final List<String> bits = new ArrayList<>();

    static List<String> of(SeriesModel model) {
        LearntWalk walk = new LearntWalk();
        model.exchange(walk);
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
    public int integer(String field, int present, int least, int most) {
        keep(field, present);
        return present;
    }

    @Override
    public long wide(String field, long present) {
        keep(field, present);
        return present;
    }

    @Override
    public double number(String field, double present) {
        keep(field, Double.doubleToRawLongBits(present));
        return present;
    }

    @Override
    public void numbers(String field, double[] values) {
        for (double value : values) {
            number(field, value);
        }
    }

    @Override
    public void numbers(String field, float[] values) {
        for (float value : values) {
            number(field, value);
        }
    }

    @Override
    public void wides(String field, long[] values) {
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
