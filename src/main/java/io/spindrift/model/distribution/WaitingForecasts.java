package io.spindrift.model.distribution;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.state.FieldVisitor;

/**
 * The forecasts of a horizon that wait for their labels, as they were issued. All methods but {@link #visit} are about the forecast that {@link
 * #moveTo} chose last. A forecast takes two doubles, f and A, and some floats in units of A:
 *
 * <pre>
 *     B | e_slow | features [11] | bounds [2 for each level] | first quantiles [same] | second quantiles [same] | weights [same]
 * </pre>
 */
final class WaitingForecasts {
    private static final int FEATURES = 2;
    private static final int BOUNDS = FEATURES + ScaleFeatures.COUNT;
    private static final double MAX_RATIO = 1e30;
    /** B of a forecast without intervals. It is stored, so it must be finite. */
    private static final float NONE = -1;

    private final int bounds;
    private final int stride;
    private final double[] forecasts;
    private final double[] scales;
    private final float[] numbers;
    private int slot;
    private int start;

    WaitingForecasts(int horizon, int bounds) {
        this.bounds = bounds;
        stride = BOUNDS + 4 * bounds;
        forecasts = new double[horizon];
        scales = new double[horizon];
        numbers = new float[horizon * stride];
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
        numbers[start + 1] = ratio(slow);
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

    double slow() {
        return scales[slot] * numbers[start + 1];
    }

    void setFeatures(float[] x) {
        System.arraycopy(x, 0, numbers, start + FEATURES, x.length);
    }

    /** @param x modified */
    void readFeatures(float[] x) {
        System.arraycopy(numbers, start + FEATURES, x, 0, x.length);
    }

    /** Sets the distance of an issued bound from the forecast. Bounds are rounded away from it, so that a label on a bound is inside. */
    void setBound(int bound, double distance) {
        float rounded = ratio(distance);
        boolean lower = bound % 2 == 0;
        if (lower ? rounded * scales[slot] > distance : rounded * scales[slot] < distance) {
            rounded = lower ? Math.nextDown(rounded) : Math.nextUp(rounded);
        }
        numbers[start + BOUNDS + bound] = rounded;
    }

    /** The distance of an issued bound from the forecast. */
    double bound(int bound) {
        return scales[slot] * numbers[start + BOUNDS + bound];
    }

    void setExperts(int bound, double first, double second, double weight) {
        int at = start + BOUNDS + bounds + bound;
        numbers[at] = (float) first;
        numbers[at + bounds] = (float) second;
        numbers[at + 2 * bounds] = (float) weight;
    }

    double first(int bound) {
        return numbers[start + BOUNDS + bounds + bound];
    }

    double second(int bound) {
        return numbers[start + BOUNDS + 2 * bounds + bound];
    }

    double weight(int bound) {
        return numbers[start + BOUNDS + 3 * bounds + bound];
    }

    void visit(FieldVisitor fields) {
        fields.float64s("waiting.forecasts", forecasts);
        fields.float64s("waiting.scales", scales);
        fields.float64s("waiting.numbers", numbers);
    }
}
