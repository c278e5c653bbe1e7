package io.spindrift.model.distribution;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * The forecasts of a horizon that wait for their labels, as they were issued. All methods but {@link #grow} and {@link #visit} are about the forecast that {@link
 * #moveTo} chose last. A forecast takes two doubles, f and A, and some floats:
 *
 * <pre>
 *     B/A | e_slow/A | features [8] | (bound − f)/A [2 for each level]
 * </pre>
 */
final class WaitingForecasts {
    private static final int SLOW = 1;
    private static final int FEATURES = 2;
    private static final int BOUNDS = FEATURES + ScaleFeatures.KEPT;
    /** At least one unit in the last place, relative. */
    private static final float ULP = 0x1p-23f;

    private static final double MAX_RATIO = 1e30;
    /** B/A of a forecast without intervals. It is stored, so it must be finite. */
    private static final float NONE = -1;

    private final int stride;
    private double[] forecasts;
    private double[] scales;
    private float[] numbers;
    private int slot;
    private int start;

    /** @param count how many can wait at once, until {@link #grow} */
    WaitingForecasts(int count, int bounds) {
        stride = BOUNDS + bounds;
        allocate(count);
    }

    private void allocate(int count) {
        forecasts = new double[count];
        scales = new double[count];
        numbers = new float[count * stride];
    }

    /**
     * Makes room for more forecasts.
     *
     * @param count how many can wait at once from now on
     * @param first row of the oldest forecast that waits
     * @param next row after the newest one
     */
    void grow(int count, long first, long next) {
        double[] oldForecasts = forecasts;
        double[] oldScales = scales;
        float[] oldNumbers = numbers;
        allocate(count);
        for (long row = first; row < next; row++) {
            int from = (int) (row % oldForecasts.length);
            moveTo(row);
            forecasts[slot] = oldForecasts[from];
            scales[slot] = oldScales[from];
            System.arraycopy(oldNumbers, from * stride, numbers, start, stride);
        }
    }

    /** The bytes of one forecast. */
    long bytesOfOne() {
        return 2L * Double.BYTES + (long) stride * Float.BYTES;
    }

    /** Chooses the forecast that was made at a row; returns this. */
    WaitingForecasts moveTo(long row) {
        slot = (int) (row % forecasts.length);
        start = slot * stride;
        return this;
    }

    /**
     * Sets a forecast and its scales.
     *
     * @param scale A
     * @param recent B
     */
    void set(double forecast, double scale, double recent, double slow) {
        forecasts[slot] = forecast;
        scales[slot] = scale;
        numbers[start] = ratio(recent);
        numbers[start + SLOW] = ratio(slow);
    }

    private float ratio(double number) {
        double scale = scales[slot];
        return scale > 0 ? (float) Clamp.symmetric(number / scale, MAX_RATIO) : 0;
    }

    /** Sets a forecast of which no scale is known. */
    void setWithoutIntervals(double forecast) {
        set(forecast, 0, 0, 0);
        numbers[start] = NONE;
    }

    boolean hasIntervals() {
        return numbers[start] != NONE;
    }

    double forecast() {
        return forecasts[slot];
    }

    /** A. */
    double scale() {
        return scales[slot];
    }

    /** B. */
    double recentScale() {
        return hasIntervals() ? scales[slot] * numbers[start] : 0;
    }

    /** e_slow. */
    double slow() {
        return scales[slot] * numbers[start + SLOW];
    }

    /** Keeps the first features. */
    void setFeatures(float[] x) {
        System.arraycopy(x, 0, numbers, start + FEATURES, ScaleFeatures.KEPT);
    }

    /** @param x modified: the features that are kept */
    void readFeatures(float[] x) {
        System.arraycopy(numbers, start + FEATURES, x, 0, ScaleFeatures.KEPT);
    }

    /** Sets the distance of an issued bound from the forecast. It is rounded outward, so that a label on a bound is inside. */
    void setBound(int bound, double distance) {
        float rounded = ratio(distance);
        double kept = rounded * scales[slot];
        boolean lower = Levels.isLower(bound);
        if (lower ? kept > distance : kept < distance) {
            float ulp = Math.abs(rounded) * ULP + Float.MIN_NORMAL;
            rounded += lower ? -ulp : ulp;
        }
        numbers[start + BOUNDS + bound] = rounded;
    }

    /** An issued bound, before it is cut at the bounds of forecasts. */
    double bound(int bound) {
        return forecasts[slot] + scales[slot] * numbers[start + BOUNDS + bound];
    }

    /** Saves or restores one forecast. */
    void visitForecast(FieldVisitor fields) {
        forecasts[slot] = fields.float64("waiting.forecast", forecasts[slot]);
        scales[slot] = fields.float64("waiting.scale", scales[slot]);
        float[] own = Arrays.copyOfRange(numbers, start, start + stride);
        fields.float64s("waiting.numbers", own);
        System.arraycopy(own, 0, numbers, start, stride);
    }

    /** Saves or restores all. */
    void visit(FieldVisitor fields) {
        fields.float64s("waiting.forecasts", forecasts);
        fields.float64s("waiting.scales", scales);
        fields.float64s("waiting.numbers", numbers);
    }
}
