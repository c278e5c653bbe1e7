package io.spindrift.model.series;

import io.spindrift.model.scale.RunningScale;
import io.spindrift.model.state.FieldVisitor;
import java.util.Optional;

/** The features {@code x} of the observations of a series: their count, which the first one fixes, and their standardization. */
final class Regressors {
    private static final int UNSET = -1;

    private final int min;
    private final int max;
    private final int scaleWindow;
    private int count = UNSET;
    private RunningScale[] scales = {};

    Regressors(int min, int max, int scaleWindow) {
        this.min = min;
        this.max = max;
        this.scaleWindow = scaleWindow;
    }

    /** Returns whether there has been an observation. */
    boolean known() {
        return count != UNSET;
    }

    int count() {
        return count;
    }

    Optional<Rejection> check(double[] x) {
        if (known() ? x.length == count : x.length >= min && x.length <= max) {
            return Optional.empty();
        }
        String expected = known() ? numbers(count) : min + " to " + max + " numbers";
        return Optional.of(new Rejection(Rejection.Kind.MISMATCH, "x: expected " + expected + ", got " + x.length));
    }

    void fix(int length) {
        count = length;
        scales = new RunningScale[length];
        for (int k = 0; k < length; k++) {
            scales[k] = new RunningScale(scaleWindow);
        }
    }

    /**
     * Updates the scales with the features of an observation, and standardizes them.
     *
     * @param out modified: the standardized numbers, from {@code start} on
     */
    void standardize(double[] x, double[] out, int start) {
        for (int k = 0; k < count; k++) {
            scales[k].update(x[k]);
            out[start + k] = scales[k].standardize(x[k]);
        }
    }

    /** Updates the scales with the features of an observation, and returns them standardized. */
    float[] standardized(double[] x) {
        double[] numbers = new double[count];
        standardize(x, numbers, 0);
        float[] rounded = new float[count];
        for (int k = 0; k < count; k++) {
            rounded[k] = (float) numbers[k];
        }
        return rounded;
    }

    void visit(FieldVisitor fields) {
        int stored = fields.int32("regressors.count", count, UNSET, max);
        if (fields.restoring() && stored != UNSET) {
            fix(stored);
        }
        for (RunningScale scale : scales) {
            scale.visit(fields);
        }
    }

    private static String numbers(int count) {
        return count == 1 ? "1 number" : count + " numbers";
    }
}
