package io.spindrift.model.kronecker;

/** Loops over vectors of floats, in an order that is the same on every machine. */
final class Vectors {
    private static final int LANES = 8;

    private Vectors() {}

    /** Returns Σ left[i] right[i] over the first n numbers, by eight running sums that do not wait for one another. */
    static float dot(float[] left, float[] right, int n) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int whole = n - n % LANES;
        for (int i = 0; i < whole; i += LANES) {
            s0 += left[i] * right[i];
            s1 += left[i + 1] * right[i + 1];
            s2 += left[i + 2] * right[i + 2];
            s3 += left[i + 3] * right[i + 3];
            s4 += left[i + 4] * right[i + 4];
            s5 += left[i + 5] * right[i + 5];
            s6 += left[i + 6] * right[i + 6];
            s7 += left[i + 7] * right[i + 7];
        }
        float sum = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
        for (int i = whole; i < n; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /** Computes out += factor · row, over the first n numbers. */
    static void addScaled(float[] row, float factor, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] += factor * row[i];
        }
    }
}
