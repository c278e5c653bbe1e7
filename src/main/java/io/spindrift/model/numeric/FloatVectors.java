package io.spindrift.model.numeric;

/**
 * Products of arrays of floats, in a fixed order, so that they give the same bits on every JVM. The loops have no dependency from one
 * number to the next, so that the compiler makes vector instructions of them, except the sums, which run in eight lanes.
 */
public final class FloatVectors {
    private static final int LANES = 8;

    private FloatVectors() {}

    /** Σ_i a[i] b[i] for i below {@code count}. */
    public static float dot(float[] a, float[] b, int count) {
        return dot(a, 0, b, 0, count);
    }

    /** Σ_i a[fromA + i] b[fromB + i] for i below {@code count}. */
    public static float dot(float[] a, int fromA, float[] b, int fromB, int count) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int whole = count - count % LANES;
        for (int i = 0; i < whole; i += LANES) {
            s0 += a[fromA + i] * b[fromB + i];
            s1 += a[fromA + i + 1] * b[fromB + i + 1];
            s2 += a[fromA + i + 2] * b[fromB + i + 2];
            s3 += a[fromA + i + 3] * b[fromB + i + 3];
            s4 += a[fromA + i + 4] * b[fromB + i + 4];
            s5 += a[fromA + i + 5] * b[fromB + i + 5];
            s6 += a[fromA + i + 6] * b[fromB + i + 6];
            s7 += a[fromA + i + 7] * b[fromB + i + 7];
        }
        float sum = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
        for (int i = whole; i < count; i++) {
            sum += a[fromA + i] * b[fromB + i];
        }
        return sum;
    }

    /** out[i] += factor · a[i] for i below {@code count}. */
    public static void addScaled(float[] a, float factor, float[] out, int count) {
        addScaled(a, 0, factor, out, count);
    }

    /** out[i] += factor · a[from + i] for i below {@code count}. */
    public static void addScaled(float[] a, int from, float factor, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] += a[from + i] * factor;
        }
    }
}
