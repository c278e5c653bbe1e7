package io.spindrift.model.numeric;

/**
 * Independent samples by the recipe of {@link BoxMuller}, in loops that the compiler turns into vector instructions: each over arrays
 * of one index, short enough to be unrolled, with conversions in a loop of their own (JDK 17 does not vectorize those).
 */
public final class ExactNormals implements NormalKernel {
    /** Pairs at once: all scratch fits into the first cache. */
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
    public void normals(long key, float[] out, int at, int count) {
        long words = BoxMuller.first(key);
        int other = BoxMuller.second(words);
        int start = (int) words;
        for (int from = 0; from < count; from += 2 * MAX) {
            int rest = Math.min(2 * MAX, count - from);
            int pairs = (rest + 2 * BoxMuller.BLOCK - 1) / (2 * BoxMuller.BLOCK) * BoxMuller.BLOCK;
            hash(start, (int) (words >>> Integer.SIZE), other, pairs);
            convert(pairs);
            radii(first, radii, pairs);
            turn(radii, first, second, pairs);
            copy(out, at + from, rest);
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
            // At most 30 leading zeros.
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

    /** zeros ← √(−2 ln u). */
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

    /** The two samples of each pair; the second in place of its angle. */
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
        for (int at = 0; at < count; at += 2 * block) {
            System.arraycopy(first, at / 2, out, from + at, Math.min(block, count - at));
            int rest = Math.min(block, count - at - block);
            if (rest > 0) {
                System.arraycopy(second, at / 2, out, from + at + block, rest);
            }
        }
    }
}
