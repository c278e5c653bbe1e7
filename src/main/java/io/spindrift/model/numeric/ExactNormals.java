package io.spindrift.model.numeric;

/**
 * Draws independent samples by the formulas of {@link BoxMuller}. The loops are written for vectorization: each has one
 * index and is short enough to be unrolled, and conversions have a loop of their own, which JDK 17 does not vectorize.
 */
public final class ExactNormals implements NormalKernel {
    /** Maximum number of pairs at once. All scratch space fits into the L1 cache. */
    private static final int MAX = 512;

    private static final int[] STEPS = steps();

    private final int[] tail = new int[MAX];
    private final int[] within = new int[MAX];
    private final int[] angle = new int[MAX];
    private final float[] radii = new float[MAX];
    private final float[] first = new float[MAX];
    private final float[] second = new float[MAX];

    private static int[] steps() {
        int[] steps = new int[MAX];
        for (int p = 0; p < MAX; p++) {
            steps[p] = p * BoxMuller.STEP;
        }
        return steps;
    }

    @Override
    public void normals(long key, float[] out, int offset, int count) {
        long words = BoxMuller.first(key);
        int d = BoxMuller.second(words);
        int start = (int) words;
        for (int from = 0; from < count; from += 2 * MAX) {
            int rest = Math.min(2 * MAX, count - from);
            int pairs = (rest + 2 * BoxMuller.BLOCK - 1) / (2 * BoxMuller.BLOCK) * BoxMuller.BLOCK;
            hash(start, (int) (words >>> Integer.SIZE), d, pairs);
            convert(pairs);
            radii(first, radii, pairs);
            turn(radii, first, second, pairs);
            copy(out, offset + from, rest);
            start += MAX * BoxMuller.STEP;
        }
    }

    private void hash(int a, int b, int d, int pairs) {
        int[] steps = STEPS;
        int[] toTail = tail;
        int[] toWithin = within;
        int[] toAngle = angle;
        for (int p = 0; p < pairs; p++) {
            int x = steps[p] + a;
            x ^= x >>> BoxMuller.SHIFT_0;
            x *= BoxMuller.FACTOR_0;
            int h = x ^ b;
            h ^= h >>> BoxMuller.SHIFT_1A;
            h *= BoxMuller.FACTOR_1A;
            h ^= h >>> BoxMuller.SHIFT_1B;
            h *= BoxMuller.FACTOR_1B;
            h ^= h >>> BoxMuller.SHIFT_1C;
            int g = x ^ d;
            g ^= g >>> BoxMuller.SHIFT_2A;
            g *= BoxMuller.FACTOR_2A;
            g ^= g >>> BoxMuller.SHIFT_2B;
            g *= BoxMuller.FACTOR_2B;
            g ^= g >>> BoxMuller.SHIFT_2C;
            // This limits the leading zeros to 30.
            toTail[p] = h | 2;
            toWithin[p] = h * BoxMuller.SPREAD ^ g << BoxMuller.LOW_BITS;
            toAngle[p] = g;
        }
    }

    private void convert(int pairs) {
        int[] ofTail = tail;
        int[] ofWithin = within;
        int[] ofAngle = angle;
        float[] zeros = radii;
        float[] v = first;
        float[] t = second;
        for (int p = 0; p < pairs; p++) {
            zeros[p] = Integer.numberOfLeadingZeros(ofTail[p]);
            v[p] = ofWithin[p];
            t[p] = ofAngle[p];
        }
    }

    /** Computes zeros ← √(−2 ln u). */
    private static void radii(float[] v, float[] zeros, int pairs) {
        for (int p = 0; p < pairs; p++) {
            float u = v[p] * BoxMuller.TO_HALF + 0.25f;
            float l = BoxMuller.L7;
            l = l * u + BoxMuller.L6;
            l = l * u + BoxMuller.L5;
            l = l * u + BoxMuller.L4;
            l = l * u + BoxMuller.L3;
            l = l * u + BoxMuller.L2;
            l = l * u + BoxMuller.L1;
            l = l * u + BoxMuller.L0;
            zeros[p] = (float) Math.sqrt(zeros[p] * BoxMuller.TWICE_LN2 + u * l);
        }
    }

    /** Computes the two samples of each pair. The second one replaces the angle. */
    private static void turn(float[] radii, float[] cosines, float[] angles, int pairs) {
        for (int p = 0; p < pairs; p++) {
            float t = angles[p] * BoxMuller.TO_ONE;
            float size = Math.abs(t);
            float b = size - 0.5f;
            float q = b * b;
            float s = BoxMuller.S3;
            s = s * q + BoxMuller.S2;
            s = s * q + BoxMuller.S1;
            s = s * q + BoxMuller.S0;
            float r = BoxMuller.R3;
            r = r * q + BoxMuller.R2;
            r = r * q + BoxMuller.R1;
            r = r * q + BoxMuller.R0;
            cosines[p] = radii[p] * (b * s);
            angles[p] = radii[p] * (t * (1 - size) * r);
        }
    }

    private void copy(float[] out, int from, int count) {
        int block = BoxMuller.BLOCK;
        for (int done = 0; done < count; done += 2 * block) {
            System.arraycopy(first, done / 2, out, from + done, Math.min(block, count - done));
            int rest = Math.min(block, count - done - block);
            if (rest > 0) {
                System.arraycopy(second, done / 2, out, from + done + block, rest);
            }
        }
    }
}
