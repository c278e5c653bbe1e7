package io.spindrift.model.numeric;

/**
 * Sums over particles by a fixed tree: sixteen running sums, one per index modulo sixteen, folded in halves. The order of
 * additions depends on the number of terms alone, so that scalar code and vectors of any width give the same bits.
 */
public final class Sums {
    private static final int LANES = 16;

    private Sums() {}

    /** Σ values[i] for i below count. */
    public static double of(double[] values, int count) {
        double[] lanes = new double[LANES];
        for (int i = 0; i < count; i++) {
            lanes[i % LANES] += values[i];
        }
        return fold(lanes);
    }

    /** Σ left[i] right[i] for i below count. */
    public static double ofProducts(double[] left, double[] right, int count) {
        double[] lanes = new double[LANES];
        for (int i = 0; i < count; i++) {
            lanes[i % LANES] += left[i] * right[i];
        }
        return fold(lanes);
    }

    private static double fold(double[] lanes) {
        for (int width = LANES / 2; width > 0; width /= 2) {
            for (int lane = 0; lane < width; lane++) {
                lanes[lane] += lanes[lane + width];
            }
        }
        return lanes[0];
    }
}
