package io.spindrift.model.series;

import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.LearnerSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The settings of a learner as text, field by field. */
final class SettingsText implements FieldVisitor {
    private static final String PREFIX = "settings.";

    private final List<String> fields = new ArrayList<>();

    private SettingsText() {}

    /** Returns "expected …, got …" with the fields in which two settings of the same trainer differ. */
    static String difference(LearnerSettings expected, LearnerSettings got) {
        List<String> expectedFields = fields(expected);
        List<String> gotFields = fields(got);
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        for (int i = 0; i < expectedFields.size(); i++) {
            if (!expectedFields.get(i).equals(gotFields.get(i))) {
                left.add(expectedFields.get(i));
                right.add(gotFields.get(i));
            }
        }
        return "expected " + String.join(", ", left) + ", got " + String.join(", ", right);
    }

    private static List<String> fields(LearnerSettings settings) {
        SettingsText text = new SettingsText();
        settings.visit(text);
        return text.fields;
    }

    private <T> T add(String field, T value) {
        fields.add(field.substring(PREFIX.length()) + "=" + value);
        return value;
    }

    @Override
    public boolean restoring() {
        return false;
    }

    @Override
    public boolean flag(String field, boolean current) {
        return add(field, current);
    }

    @Override
    public int int32(String field, int current, int min, int max) {
        return add(field, current);
    }

    @Override
    public long int64(String field, long current) {
        return add(field, current);
    }

    @Override
    public double float64(String field, double current) {
        return add(field, current);
    }

    @Override
    public void float64s(String field, double[] values) {
        add(field, Arrays.toString(values));
    }

    @Override
    public void float64s(String field, float[] values) {
        add(field, Arrays.toString(values));
    }

    @Override
    public void int64s(String field, long[] values) {
        add(field, Arrays.toString(values));
    }

    @Override
    public String text(String field, String current) {
        return add(field, current);
    }

    @Override
    public byte[] bytes(String field, byte[] current) {
        add(field, Arrays.toString(current));
        return current;
    }
}
