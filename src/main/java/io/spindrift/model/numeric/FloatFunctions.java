package io.spindrift.model.numeric;

/**
 * tanh, the logistic function and e^x of the numbers of an array, in loops like those of {@link FloatKernels}. All use E(v) = e^v − 1:
 *
 * <pre>
 *     tanh x = −E(−2x) / (E(−2x) + 2),   σ(x) = 1 / (2 + E(−x)),   e^x = 1 + E(x),
 *     E(v/128) by its Taylor polynomial up to degree 7, then seven times E(2v) = E(v) (2 + E(v))
 * </pre>
 *
 * <p>with v clamped to ±{@value #FLAT}, beyond which the results do not change in their last bit. There is no branch, table or
 * rounding to integers. Absolute errors against {@link StrictMath}: doubles within 4e-15, floats within 1e-6.
 */
@SuppressWarnings("cast") // The casts are redundant in the class for doubles.
public final class FloatFunctions {
    private static final float FLAT = 40;
    private static final float TWO_TO_MINUS_7 = (float) (1.0 / 128);
    private static final float C7 = (float) (1.0 / 5040);
    private static final float C6 = (float) (1.0 / 720);
    private static final float C5 = (float) (1.0 / 120);
    private static final float C4 = (float) (1.0 / 24);
    private static final float C3 = (float) (1.0 / 6);
    private static final float C2 = (float) 0.5;

    private FloatFunctions() {}

    /** Applies tanh to entries of a row. */
    public static void tanh(float[] row, int from, int to) {
        exponential(row, -2, from, to);
        for (int i = from; i < to; i++) {
            float e = row[i];
            row[i] = -e / (2 + e);
        }
    }

    /** Applies the logistic function to entries of a row. */
    public static void logistic(float[] row, int from, int to) {
        exponential(row, -1, from, to);
        for (int i = from; i < to; i++) {
            row[i] = 1 / (2 + row[i]);
        }
    }

    /** Computes row ← e^row for entries up to 0. The error is absolute, so results near 0 are not exact relatively. */
    static void exp(float[] row, int from, int to) {
        exponential(row, 1, from, to);
        for (int i = from; i < to; i++) {
            row[i] = 1 + row[i];
        }
    }

    /** Computes row ← E(factor · row). */
    private static void exponential(float[] row, float factor, int from, int to) {
        for (int i = from; i < to; i++) {
            row[i] = TWO_TO_MINUS_7 * Math.max(-FLAT, Math.min(FLAT, factor * row[i]));
        }
        for (int i = from; i < to; i++) {
            float v = row[i];
            float p = C7;
            p = p * v + C6;
            p = p * v + C5;
            p = p * v + C4;
            p = p * v + C3;
            p = p * v + C2;
            p = p * v + 1;
            row[i] = p * v;
        }
        for (int i = from; i < to; i++) {
            float e = row[i];
            e = e * (2 + e);
            e = e * (2 + e);
            e = e * (2 + e);
            e = e * (2 + e);
            e = e * (2 + e);
            e = e * (2 + e);
            e = e * (2 + e);
            row[i] = e;
        }
    }
}
